import { lookUpPeople } from '../../../services/commandline/look-up-people';
import { connect } from '../../../services/graph/connect';
import { createDirectory } from '../../../services/graph/directory';
import { type GraphDouble, openGraphDouble } from '../../support/graph-double';

let graph: GraphDouble;
beforeAll(async () => {
  graph = await openGraphDouble();
});
afterAll(() => graph.close());
beforeEach(() => {
  graph.faults = () => null;
});

const directory = () =>
  createDirectory(
    connect({ graphBaseUrl: graph.url, authorityHost: graph.authority }, { kind: 'none' }, { attempts: 1 }),
  );

const answering = (answer: { status: number; json?: unknown; code?: string }) => {
  const asked: string[] = [];
  graph.faults = ({ url }) => {
    if (!url.includes('/users?')) return null;
    asked.push(decodeURIComponent(url.slice(url.indexOf('?'))));
    return answer;
  };
  return asked;
};

describe('looking a person up in Entra', () => {
  it('asks for the one address, quotes it, and reads the id alone', async () => {
    const asked = answering({ status: 200, json: { value: [{ id: 'ABC' }] } });
    expect(await directory().lookUp("o'neill@council.example")).toEqual({
      kind: 'found',
      aadObjectId: 'ABC',
    });
    expect(asked).toEqual([
      "?$select=id&$top=2&$filter=userPrincipalName eq 'o''neill@council.example' or mail eq 'o''neill@council.example'",
    ]);
  });

  it.each([
    ['nobody', { status: 200, json: { value: [] } }, 'nobody'],
    ['two people', { status: 200, json: { value: [{ id: 'A' }, { id: 'B' }] } }, 'nobody'],
    ['that it is not allowed', { status: 403, code: 'Authorization_RequestDenied' }, 'not-allowed'],
    ['something else', { status: 200, json: { nothing: true } }, 'not-reached'],
  ])('says so where Graph answers %s', async (_, answer, kind) => {
    answering(answer);
    expect(await directory().lookUp('a@council.example')).toEqual({ kind });
  });

  it('matches those who are waited for, and names who is not found', async () => {
    answering({ status: 200, json: { value: [{ id: 'ABC' }] } });
    const matched: [string, string[]][] = [];
    const matching = {
      unmatched: async () => [
        { personId: 'p1', email: 'a@council.example' },
        { personId: 'p2', email: 'b@council.example' },
      ],
      match: async (id: string, addresses: readonly string[]) => {
        matched.push([id, [...addresses]]);
        return matched.length === 1;
      },
    };
    expect(await lookUpPeople(matching, directory())).toBe(
      'Found in Entra: 1 of 2. Not found there: b@council.example.',
    );
    expect(matched).toEqual([
      ['ABC', ['a@council.example']],
      ['ABC', ['b@council.example']],
    ]);
    answering({ status: 403 });
    expect(await lookUpPeople(matching, directory())).toContain(
      'neither User.ReadBasic.All nor User.Read.All',
    );
    expect(await lookUpPeople(matching, null)).toBe('');
  });
});
