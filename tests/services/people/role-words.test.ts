import { readPeopleTable } from '../../../services/people/people-table';
import { roleOf } from '../../../services/people/role-words';

const read = (roles: string, objectId = '') =>
  readPeopleTable([
    {
      name: '',
      rows: [
        ['Name', 'Email', 'Entra object id', 'Roles'],
        ['Post A', 'a@council.example', objectId, roles],
      ].map((cells, index) => ({ number: index + 1, cells })),
    },
  ]);

describe('roles in the words of councils', () => {
  it.each([
    ['Democratic Services Officer', ['clerk']],
    ['Councillor', ['member']],
    ['Member, Chair', ['member', 'chair']],
    ['Member / Chair', ['member', 'chair']],
    ['Councillor and Chair', ['member', 'chair']],
    ['Chairman', ['chair']],
    ['Vice-Chair', ['member']],
    ['DSO', ['clerk']],
    ['Elected Member', ['member']],
    ['Data Protection Officer', ['data-protection-adviser']],
    ['head-of-service', ['head-of-service']],
    ['Lead; Reviewer', ['lead', 'reviewer']],
  ])('"%s"', (written, roles) => {
    const { rows, problems } = read(written);
    expect(problems).toEqual([]);
    expect(rows[0]?.roles).toEqual(roles);
  });

  it('shows what a word is taken for, and refuses what is no role with the row and the fix', () => {
    expect(read('Democratic Services Officer').doubts).toEqual([
      expect.objectContaining({
        row: 2,
        column: 'Roles',
        message: '"Democratic Services Officer" is read as clerk.',
      }),
    ]);
    expect(read('clerk').doubts).toEqual([]);
    expect(read('Member, Boss').problems).toEqual([
      expect.objectContaining({ row: 2, message: '"Boss" is not a role.' }),
    ]);
    expect(roleOf('chairlift operator')).toBeNull();
  });
});

describe('the object id', () => {
  it('is not taken from a user principal name, which is said', () => {
    const { rows, doubts, problems } = read('lead', 'a@council.example');
    expect([rows[0]?.objectId, problems]).toEqual([null, []]);
    expect(doubts).toEqual([expect.objectContaining({ row: 2, column: 'Entra object id' })]);
  });

  it('is an object id with or without brackets', () => {
    const id = '00000000-0000-4000-8000-00000000000A';
    expect(read('lead', `{${id}}`).rows[0]?.objectId).toBe(id.toLowerCase());
  });
});
