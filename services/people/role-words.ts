/** The roles of a list of people in the words that councils use: 'Democratic Services Officer', 'Councillor', 'Member, Chair'. */
import { Role } from './rules';

export const roleNames = Role.options.map((role) => role.replaceAll('-', ' ')).join(', ');

/** The one cell of a row that is read here. */
interface RoleCell {
  list(name: 'roles'): string[];
  problem(name: 'roles', message: string, fix: string): void;
  doubt(name: 'roles', message: string, fix: string): void;
}

/** Tried in this order on lower case words without punctuation. */
const words: [RegExp, Role[]][] = [
  [/^(vice |deputy )chair(man|woman|person)?( of (the )?committee)?$/, ['member']],
  [/^(committee )?chair(man|woman|person)?( of (the )?committee)?$/, ['chair']],
  [
    /^(committee |elected |council |co opted |associate |voting |non voting )*member( of (the )?committee)?$/,
    ['member'],
  ],
  [/^(cllr|councillor)( and)? chair(man|woman|person)?$/, ['member', 'chair']],
  [/^(cllr|councillor|elected member)$/, ['member']],
  [
    /^(democratic services( officer)?|dso|committee (clerk|officer|administrator|secretary)|clerk( to the committee)?|governance officer)$/,
    ['clerk'],
  ],
  [/^(workstream |action |pledge )?lead( officer)?$/, ['lead']],
  [/^(reviewer|operational group( member)?|scrutiny( member)?|og( member)?)$/, ['reviewer']],
  [/^(participation (worker|officer|team)|youth participation (worker|officer))$/, ['participation-worker']],
  [/^head of service( .*)?$/, ['head-of-service']],
  [/^(system |it )?admin(istrator)?$/, ['administrator']],
  [/^(shadow (committee )?member|young person|shadow committee)$/, ['shadow-member']],
  [/^(performance (officer|analyst|team|manager))$/, ['performance-officer']],
  [/^(data protection (officer|adviser|advisor)|dpo)$/, ['data-protection-adviser']],
];

/** One role, or what the words mean; null where they are no role. */
export function roleOf(written: string): Role[] | null {
  const plain = written
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
  const exact = Role.safeParse(plain.replaceAll(' ', '-'));
  if (exact.success) return [exact.data];
  return words.find(([expression]) => expression.test(plain))?.[1] ?? null;
}

/** Parted by ; and line breaks; by commas, slashes and 'and' where each piece is a role. */
export function readRoles(row: RoleCell): Role[] {
  const written = row.list('roles');
  if (written.length === 0) {
    row.problem('roles', 'There is no role.', `Choose from ${roleNames}.`);
    return [];
  }
  const roles = written.flatMap((piece) => {
    const whole = roleOf(piece);
    if (whole) return saidAs(row, piece, whole);
    const parts = piece.split(/,|\/|&|\+|\band\b/i).map((part) => part.trim());
    const each = parts.filter(Boolean).map((part) => ({ part, roles: roleOf(part) }));
    const wrong = each.find((one) => one.roles === null);
    if (each.length < 2 || wrong) {
      row.problem(
        'roles',
        `"${each.length < 2 ? piece : (wrong?.part ?? piece)}" is not a role.`,
        `The roles are ${roleNames}; put ; between two.`,
      );
      return [];
    }
    return each.flatMap((one) => saidAs(row, one.part, one.roles ?? []));
  });
  return [...new Set(roles)];
}

/** A word of the council's own is shown with what it is taken for. */
function saidAs(row: RoleCell, written: string, roles: Role[]): Role[] {
  const same = roles.length === 1 && written.toLowerCase().replace(/[\s_-]+/g, '-') === roles[0];
  if (!same)
    row.doubt(
      'roles',
      `"${written}" is read as ${roles.map((role) => role.replaceAll('-', ' ')).join(' and ')}.`,
      'Write the role itself if that is wrong.',
    );
  return roles;
}
