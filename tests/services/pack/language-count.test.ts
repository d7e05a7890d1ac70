/** The language helper's count for action 1.4: what was suggested in papers that went out, and what came of it. */
import { languageCount } from '../../../services/pack/language-count';
import type { PackBuild } from '../../../services/pack/rules';

const build = (no: number, words: string[], change: Partial<PackBuild> = {}): PackBuild =>
  ({
    ...{ id: `b${no}`, meetingId: 'march', no, kind: 'pack', sealedAt: null },
    findings: words.map((fingerprint) => ({ rule: 'glossary', fingerprint })),
    ...change,
  }) as PackBuild;
const sealed = { sealedAt: new Date('2027-02-18T10:00:00Z') };
const count = (versions: PackBuild[], kept: string[] = []) =>
  languageCount([versions], (_meeting, one) => kept.includes(one));

it('counts what was suggested in any draft, and what the final papers no longer say', () => {
  const versions = [
    build(1, ['placement', 'contact']),
    build(2, ['contact', 'respite']),
    build(3, ['contact'], sealed),
  ];
  expect(count(versions)).toEqual({ meetings: 1, suggested: 3, changed: 2, kept: 0 });
});

it('counts as kept only what still stands there and has a reason', () => {
  const versions = [build(1, ['placement', 'contact']), build(2, ['contact'], sealed)];
  expect(count(versions, ['contact', 'placement'])).toEqual({
    meetings: 1,
    suggested: 2,
    changed: 1,
    kept: 1,
  });
});

it('leaves out papers that never went out, drafts after the last final, supplements and other rules', () => {
  expect(count([build(1, ['placement'])])).toEqual({ meetings: 0, suggested: 0, changed: 0, kept: 0 });
  const other = { findings: [{ rule: 'acronym', fingerprint: 'x' }] } as Partial<PackBuild>;
  const versions = [
    build(1, ['contact'], sealed),
    build(2, ['placement']),
    build(3, ['respite'], { ...sealed, kind: 'supplement' }),
    build(0, [], other),
  ];
  expect(count(versions)).toEqual({ meetings: 1, suggested: 1, changed: 0, kept: 0 });
});

it('takes the last of two final packs', () => {
  const versions = [build(2, ['contact'], sealed), build(4, [], sealed)];
  expect(count(versions)).toMatchObject({ suggested: 1, changed: 1 });
});
