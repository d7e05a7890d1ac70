/** What the card renderer leaves out for assistive technology (AdaptiveCards issues 7492 and 3703). */

let cards = 0;

/** Two cards in one page may use the same ids; the renderer itself never looks elements up by them. */
export function isolateIds(root: HTMLElement): void {
  cards += 1;
  const own = (id: string) => `card${cards}-${id}`;
  const renamed = new Map<string, string>();
  for (const element of root.querySelectorAll('[id]')) {
    // The renderer's own ids are unique already.
    if (element.id.startsWith('__ac')) continue;
    renamed.set(element.id, own(element.id));
    element.id = own(element.id);
  }
  for (const name of ['aria-controls', 'aria-labelledby', 'aria-describedby', 'for']) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const ids = (element.getAttribute(name) ?? '').split(' ');
      element.setAttribute(name, ids.map((id) => renamed.get(id) ?? id).join(' '));
    }
  }
}

export function tellRoles(root: HTMLElement): void {
  for (const element of root.querySelectorAll('.ac-input-required')) {
    const control = element.matches('input, select, textarea') ? element : null;
    control?.setAttribute('aria-required', 'true');
  }
  // The renderer gives the placeholder as a second name; the label is the name.
  for (const named of root.querySelectorAll(
    '.ac-textInput[aria-labelledby], .ac-dateInput[aria-labelledby]',
  )) {
    named.removeAttribute('aria-label');
  }
  for (const set of root.querySelectorAll('.ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect')) {
    if (set.matches('select, input')) continue;
    set.setAttribute('role', set.querySelector('input[type=radio]') ? 'radiogroup' : 'group');
  }
}

/** Marks what the renderer found missing or wrong, and gives its messages in order. */
export function showInvalid(root: HTMLElement): string[] {
  for (const control of root.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  const problems: string[] = [];
  for (const failed of root.querySelectorAll('.ac-input-validation-failed')) {
    const control = failed.matches('input, select, textarea')
      ? failed
      : failed.querySelector('input, select');
    control?.setAttribute('aria-invalid', 'true');
    const field = failed.closest('.ac-input-container');
    const message = field?.nextElementSibling?.textContent?.trim();
    problems.push(message || 'Something is missing.');
  }
  return problems;
}
