import { Day } from '../../../services/calendar/rules';
import type { PeopleContext } from '../../../services/people/people-doubts';
import type { Person } from '../../../services/people/rules';
import { understandPeople } from '../../../services/people/understand-people';
import type { Cell } from '../../../services/spreadsheets/rules';
import { sheetOf } from '../import/plan-of-traps';

const header = ['Name', 'Email', 'Entra object id', 'Roles', 'Post', 'Deputy', 'From', 'Until'];
const id = (no: number) => `00000000-0000-4000-8000-00000000000${no}`;
const context: PeopleContext = {
  committeeId: 'c1',
  known: [],
  today: Day.parse('2026-09-14'),
  leadPosts: [],
  findPost: () => null,
};
const stored = (name: string, changes: Partial<Person> = {}): Person => ({
  id: name,
  name,
  email: `${name.toLowerCase()}@c.example`,
  aadObjectId: null,
  appointments: [{ committeeId: 'c1', role: 'lead', deputy: false, fromDay: null, untilDay: null }],
  holdings: [],
  committees: [{ id: 'c1', name: 'Committee' }],
  chosenCommitteeId: null,
  ...changes,
});
const holding = (post: string) => ({
  ...{ committeeId: 'c1', post, deputy: false },
  ...{ fromDay: null, untilDay: null },
});
const understand = (rows: Cell[][], changes: Partial<PeopleContext> = {}) =>
  understandPeople([sheetOf([header, ...rows])], { ...context, ...changes });
const codes = (rows: Cell[][], changes: Partial<PeopleContext>) =>
  understand(rows, changes).doubts.map(({ code }) => code);

describe('a list of people', () => {
  it('takes roles as people write them, several posts, and dates in every form', () => {
    const { entries, problems } = understand([
      [
        'A',
        'a@c.example',
        id(1),
        'Lead; head of service',
        'One; Two',
        'B',
        new Date('2026-09-01T00:00:00Z'),
        '31/08/2027',
      ],
      [
        'B',
        'mailto:B@c.example',
        `{${id(2).toUpperCase()}}`,
        'participation worker;clerk',
        '',
        '',
        '2026-09-01',
        '',
      ],
    ]);
    expect(problems).toEqual([]);
    expect(entries[0]).toMatchObject({
      roles: ['lead', 'head-of-service'],
      fromDay: '2026-09-01',
      untilDay: '2027-08-31',
      holdings: [
        { post: 'One', deputyEmail: 'b@c.example' },
        { post: 'Two', deputyEmail: 'b@c.example' },
      ],
    });
    expect(entries[1]).toMatchObject({
      email: 'B@c.example',
      aadObjectId: id(2),
      roles: ['participation-worker', 'clerk'],
    });
  });

  it('joins the rows of one person: each post with its own dates, the person from the first to the last', () => {
    const { entries } = understand([
      ['A', 'a@c.example', id(1), 'lead', 'One', '', '2026-01-01', '2026-08-31'],
      ['A', 'A@c.example', '', 'reviewer', 'Two', '', '2026-09-01', ''],
    ]);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ roles: ['lead', 'reviewer'], fromDay: '2026-01-01', untilDay: null });
    expect(entries[0]?.holdings.map(({ post, untilDay }) => [post, untilDay])).toEqual([
      ['One', '2026-08-31'],
      ['Two', null],
    ]);
  });

  it.each<[string, Cell[][], string, number, RegExp]>([
    [
      'an unknown role',
      [['A', 'a@c.example', id(1), 'boss']],
      'Roles',
      2,
      /The roles are lead, reviewer, clerk/,
    ],
    ['no role', [['A', 'a@c.example', id(1), '']], 'Roles', 2, /Choose from lead/],
    ['no email', [['A', '', id(1), 'lead']], 'Email', 2, /work address/],
    ['no name', [['', 'a@c.example', id(1), 'lead']], 'Name', 2, /./],
    [
      'a date that is none',
      [['A', 'a@c.example', id(1), 'lead', '', '', '31/02/2026']],
      'From',
      2,
      /2026-09-01/,
    ],
    [
      'an end before the start',
      [['A', 'a@c.example', id(1), 'lead', '', '', '2026-09-02', '2026-09-01']],
      'Until',
      2,
      /./,
    ],
    [
      'a deputy nobody knows',
      [['A', 'a@c.example', id(1), 'lead', 'P', 'Ghost']],
      'Deputy',
      2,
      /Add the person/,
    ],
    ['oneself as deputy', [['A', 'a@c.example', id(1), 'lead', 'P', 'A']], 'Deputy', 2, /somebody else/],
    [
      'a deputy whose name two people have',
      [
        ['A', 'a@c.example', id(1), 'lead', 'P', 'B'],
        ['B', 'b1@c.example', id(2), 'lead'],
        ['B', 'b2@c.example', id(3), 'lead'],
      ],
      'Deputy',
      2,
      /email/,
    ],
    [
      'two people with one object id',
      [
        ['A', 'a@c.example', id(1), 'lead'],
        ['B', 'b@c.example', id(1), 'lead'],
      ],
      'Entra object id',
      3,
      /Entra/,
    ],
    [
      'two names for one email',
      [
        ['A', 'a@c.example', id(1), 'lead'],
        ['B', 'a@c.example', id(1), 'lead'],
      ],
      'Email',
      3,
      /their own email/,
    ],
  ])('names row, column and fix: %s', (_, rows, column, row, fix) => {
    const { problems } = understand(rows);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ row, column, fix: expect.stringMatching(fix) });
  });

  it('refuses a row that is one stored person by object id and another by email', () => {
    const known = [stored('A', { aadObjectId: id(1) }), stored('B')];
    const { problems } = understand([['A', 'b@c.example', id(1), 'lead']], { known });
    expect(problems.map(({ column }) => column)).toEqual(['Email']);
  });

  it('finds a deputy among the people stored, by name', () => {
    const { entries } = understand([['A', 'a@c.example', id(1), 'lead', 'P', 'b']], { known: [stored('B')] });
    expect(entries[0]?.holdings[0]?.deputyEmail).toBe('b@c.example');
  });

  it('says who hands a lead post on because the list gives it to someone else', () => {
    const known = [stored('B', { holdings: [holding('P')] })];
    expect(codes([['A', 'a@c.example', id(1), 'lead', 'P']], { known, leadPosts: ['P'] })).toContain(
      'handed-on',
    );
  });

  it('says when a lead post has no holder today, or two at once', () => {
    const leadPosts = ['P'];
    expect(codes([['A', 'a@c.example', id(1), 'lead', 'P']], { leadPosts })).toEqual([]);
    expect(codes([['A', 'a@c.example', id(1), 'lead', 'P', '', '2026-10-01']], { leadPosts })).toEqual([
      'lead-post-vacant',
    ]);
    const both = [
      ['A', 'a@c.example', id(1), 'lead', 'P'],
      ['B', 'b@c.example', id(2), 'lead', 'P', '', '2026-09-01'],
    ];
    expect(codes(both, { leadPosts })).toEqual(['two-holders']);
    const inTurn = [
      ['A', 'a@c.example', id(1), 'lead', 'P', '', '', '2026-08-31'],
      ['B', 'b@c.example', id(2), 'lead', 'P', '', '2026-09-01'],
    ];
    expect(codes(inTurn, { leadPosts })).toEqual([]);
  });

  it('counts the holder who is stored but not in the list', () => {
    const known = [stored('B', { holdings: [holding('P')] })];
    expect(codes([['A', 'a@c.example', id(1), 'lead']], { known, leadPosts: ['P'] })).toEqual([
      'not-in-the-file',
    ]);
  });

  it('asks for an object id only where none is known', () => {
    const known = [stored('A', { aadObjectId: id(1) })];
    expect(codes([['A', 'a@c.example', '', 'lead']], { known })).toEqual([]);
    expect(codes([['B', 'b@c.example', 'not-a-guid', 'lead']], {})).toEqual(['odd-object-id']);
  });

  it('says when a list would let another account be somebody, or changes how another committee knows them', () => {
    const elsewhere = {
      appointments: ['c1', 'c2'].map((committeeId) => ({
        ...{ committeeId, role: 'clerk' as const, deputy: false, fromDay: null, untilDay: null },
      })),
      committees: [
        { id: 'c1', name: 'Committee' },
        { id: 'c2', name: 'Other Committee' },
      ],
    };
    const known = [stored('A', { aadObjectId: id(1), ...elsewhere }), stored('B', { aadObjectId: id(2) })];
    const both = (rows: Cell[][]) =>
      understand([['B', 'b@c.example', '', 'lead'], ...rows], { known }).doubts.map(({ code }) => code);
    expect(both([['A', 'a@c.example', id(1), 'clerk']])).toEqual([]);
    const [taken] = understand([['A', 'a@c.example', id(9), 'clerk']], { known }).doubts;
    expect(taken).toMatchObject({
      code: 'other-account',
      message: expect.stringContaining('Other Committee'),
    });
    expect(both([['Anne', 'a@c.example', id(1), 'clerk']])).toEqual(['known-elsewhere']);
    expect(both([['A', 'anne@c.example', id(1), 'clerk']])).toEqual(['known-elsewhere']);
    expect(codes([['Bee', 'b@c.example', id(8), 'lead']], { known })).toContain('other-account');
  });

  it('needs its columns', () => {
    const { problems } = understandPeople([sheetOf([['Who', 'Mail']])], context);
    expect(problems[0]?.fix).toContain('Name, Email, Entra object id, Roles, Post, Deputy, From, Until');
  });
});
