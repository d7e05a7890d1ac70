/** The address that a guest writes from, out of the principal name that Entra gives them. */

/** 'g_partner.example#EXT#@council.onmicrosoft.com' is g@partner.example; null for everybody else. */
export function guestAddress(principalName: string): string | null {
  const marked = principalName.search(/#ext#@/i);
  if (marked < 0) return null;
  const inside = principalName.slice(0, marked);
  // A domain holds no underscore, so the last one stands for the sign.
  const at = inside.lastIndexOf('_');
  return at > 0 && at < inside.length - 1 ? `${inside.slice(0, at)}@${inside.slice(at + 1)}` : null;
}
