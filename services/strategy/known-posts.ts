/** Post titles and groups that plans name in many spellings, each with the one spelling that is stored (domain.md 1.1 G19). */

export const knownPosts = [
  'Adoption Counts Regional Manager',
  'Apprenticeship Coordinator',
  'Commissioning Team',
  'Democratic Services Officer',
  'Deputy Virtual School Headteacher',
  'Designated Nurse and Named Nurse, Looked After Children and Care Leavers',
  'Designated Safeguarding Lead',
  "Director of Children's Social Care",
  "Executive Director of Children's Services",
  'Fostering Service Manager',
  'Head of Service, Cared for Children and Care Leavers',
  'Head of Service, Early Help and Prevention',
  'Participation Team',
  'Participation Worker',
  'Post-16 Adviser',
  'Service Manager, Cared for and Care Leavers',
  'Virtual School Headteacher',
];

/** Named as responsible, but not someone who can be asked for an update. */
export const knownGroups = [
  'All services and teams',
  'All staff, partners and elected members',
  'Cared for Children and Care Leavers Operational Group',
  'Committee',
];

/** Short or older spellings that the words alone would not match. */
const otherSpellings: Record<string, string> = {
  'Deputy Headteacher': 'Deputy Virtual School Headteacher',
  'Cared for Children and Care Leavers Committee': 'Committee',
  'Operational Group': 'Cared for Children and Care Leavers Operational Group',
};

/** One key for every spelling of a title: 'Head of Service for Cared for Children…' and 'Head of Service, Cared for…'. */
export function postKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/\(tbc\)|[’']/g, '')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .replace(/\b(for|of|the)\b/g, '')
    .replace(/\badvisor\b/g, 'adviser')
    .replace(/ +/g, ' ')
    .trim();
}

/** Finds the stored spelling of a title; titles already in use come before the ones known here. */
export function postFinder(inUse: string[] = []): (title: string) => string | null {
  const titles = new Map<string, string>();
  for (const [spelling, title] of Object.entries(otherSpellings)) titles.set(postKey(spelling), title);
  for (const title of [...knownPosts, ...knownGroups, ...inUse]) titles.set(postKey(title), title);
  return (title) => titles.get(postKey(title)) ?? null;
}

export function isGroup(title: string): boolean {
  return (
    knownGroups.includes(title) ||
    /\b(group|committee|board|panel|forum|all staff|all services)\b/i.test(title)
  );
}
