/** S8: a small number is printed only when the Operational Group's chair and the data protection adviser both agree. */

import { type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Person } from '../people/rules';
import { command } from '../platform/command';
import { may, postsOf } from '../platform/permissions';
import { ok, type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import { assembleScorecard } from './assemble';
import type { ScorecardDeps } from './deps';
import { gatherFacts, measuresOf, placeId } from './gather-facts';
import { fingerprint, placeKey, type ScorecardFacts, type SourcedFigure } from './rules';
import * as decisions from './store-decisions';
import { lockCommittee } from './store-figures';
import { decideVerdicts } from './verdicts';

export type Office = 'chair' | 'adviser';

/** A number that is hidden in the public edition, or printed because both agreed. It does not say the number. */
export interface SmallNumber {
  id: string;
  meetingId: string;
  measureCode: string;
  measure: string;
  part: string;
  asAt: Day;
  /** Hidden only because another could be worked out from it: nothing to agree to here. */
  workedOut: boolean;
  agreed: { office: Office; reason: string }[];
  printed: boolean;
}

export type AgreeRefusal =
  | { code: 'not-allowed' }
  | { code: 'not-found' }
  | { code: 'reason-missing' }
  | { code: 'same-person' }
  | { code: 'already-agreed' };

export interface AgreeInput {
  meetingId: string;
  smallNumberId: string;
  reason: string;
  byPersonId: string;
  submissionId: string;
}

/**
 * The chair is a reviewer who holds a post that names both the group and its chair, such as 'Chair of the Operational
 * Group': reviewers are many, and rule S8 means one. The adviser has the role. One person may hold both and act in one.
 */
export function officesOf(
  person: Person,
  { committeeId, on }: { committeeId: string; on: Day },
  groupName: string,
): Office[] {
  const there = { committeeId, on };
  const chairs = postsOf(person, on, committeeId).some(
    (post) =>
      /\bchair\b/i.test(post) &&
      (/\boperational group\b/i.test(post) || post.toLowerCase().includes(groupName.toLowerCase())),
  );
  return [
    ...(may(person, 'small-numbers.decide-as-chair', there) && chairs ? (['chair'] as const) : []),
    ...(may(person, 'small-numbers.decide-as-adviser', there) ? (['adviser'] as const) : []),
  ];
}

type Facts = Awaited<ReturnType<typeof gatherFacts>>;

const whereOf = ({ clock }: Pick<ScorecardDeps, 'clock'>, { committeeId }: Facts) => ({
  committeeId,
  on: londonDay(clock.now()),
});

export async function smallNumbers(
  deps: ScorecardDeps,
  meetingId: string,
  on: Executor = deps.db,
): Promise<SmallNumber[]> {
  const facts = await gatherFacts(deps, meetingId, on);
  return listed(facts, meetingId, await decisions.agreements(on, facts.committeeId));
}

function listed(facts: Facts, meetingId: string, agreements: decisions.Agreement[]): SmallNumber[] {
  const scorecard = assembleScorecard(facts, 'public');
  const { byPlace } = decideVerdicts(facts);
  const names = new Map(measuresOf(facts).map(({ code, name }) => [code, name]));
  const agreedPlaces = facts.figures.filter((figure) => isAgreed(figure, facts));
  const places = new Map([...scorecard.hidden, ...agreedPlaces].map((place) => [placeKey(place), place]));
  return [...places.values()].map((place) => {
    const verdict = byPlace.get(placeKey(place));
    const figure = facts.figures.find((one) => placeKey(one) === placeKey(place));
    return {
      id: placeId(place),
      meetingId,
      measureCode: place.measureCode,
      measure: names.get(place.measureCode) ?? figure?.definition ?? place.measureCode,
      part: place.part,
      asAt: place.asAt,
      workedOut: verdict?.hidden === true && verdict.why === 'worked-out',
      agreed: agreements
        .filter((one) => sameFigure(one, place))
        .map(({ office, reason }) => ({ office, reason })),
      printed: verdict?.hidden !== true,
    };
  });
}

interface Named {
  measureCode: string;
  part: string;
  asAt: Day;
}
const sameFigure = (one: Named, other: Named) =>
  one.measureCode === other.measureCode && one.part === other.part && one.asAt === other.asAt;

const isAgreed = (figure: SourcedFigure, { agreed }: ScorecardFacts) =>
  agreed.some((one) => sameFigure(one, figure) && one.fingerprint === fingerprint(figure));

export async function agree(
  deps: ScorecardDeps,
  input: AgreeInput,
): Promise<Result<SmallNumber, AgreeRefusal>> {
  const at = deps.clock.now();
  return command<InOffice, SmallNumber, AgreeRefusal>(deps, {
    by: input.byPersonId,
    once: {
      submissionId: input.submissionId,
      verb: 'small-number.agree',
      again: async (on) => found(await smallNumbers(deps, input.meetingId, on), input),
    },
    lock: (on) => lockInOffice(deps, on, input),
    write: decide,
  });

  async function decide(
    on: Executor,
    { person, facts, offices }: InOffice,
    id: string,
  ): Promise<Result<SmallNumber, AgreeRefusal>> {
    const { committeeId } = facts;
    const before = await decisions.agreements(on, committeeId);
    const item = listed(facts, input.meetingId, before).find(({ id }) => id === input.smallNumberId);
    const standing =
      item &&
      [...decideVerdicts(facts).standing.values()].find(
        (one) => one.kind === 'figure' && placeId(one.figure) === item.id,
      );
    if (!item || item.workedOut || standing?.kind !== 'figure') return refuse({ code: 'not-found' });
    const { figure } = standing;
    const mine = before.filter((one) => sameFigure(one, item) && one.fingerprint === fingerprint(figure));
    if (mine.some(({ personId }) => personId === person.id)) return refuse({ code: 'same-person' });
    const office = offices.find((one) => !mine.some((agreement) => agreement.office === one));
    if (!office) return refuse({ code: 'already-agreed' });
    const reason = cleanText(input.reason);
    if (reason === '') return refuse({ code: 'reason-missing' });
    // An agreement to a value that has changed since says nothing about this one.
    const stale = before.filter((one) => sameFigure(one, item) && one.fingerprint !== fingerprint(figure));
    if (stale.length > 0)
      await decisions.withdrawAgreements(on, { committeeId, ...item }, { personId: person.id, at });
    const { measureCode, part, asAt } = item;
    await decisions.insertAgreement(on, committeeId, {
      ...{ id, measureCode, part, asAt, fingerprint: fingerprint(figure) },
      ...{ office, personId: person.id, reason, agreedAt: at },
    });
    await deps.audit.record(on, {
      personId: person.id,
      what: `small-number-agreed-by-${office}`,
      subject: { agreementId: id, committeeId, measureCode, asAt },
    });
    if (mine.length === 0) await tellTheOther(deps, on, { facts, input, agreementId: id, office, at });
    return found(await smallNumbers(deps, input.meetingId, on), input);
  }
}

interface InOffice {
  person: Person;
  facts: Facts;
  offices: Office[];
}

/** The committee's figures, held, and in which of the two offices this person is: nobody else decides on them. */
async function lockInOffice(
  deps: ScorecardDeps,
  on: Executor,
  input: { meetingId: string; byPersonId: string },
): Promise<Result<InOffice, AgreeRefusal>> {
  const person = await deps.people.byId(input.byPersonId, on);
  const { committeeId } = await deps.meetings.byId(input.meetingId, on);
  await lockCommittee(on, committeeId);
  const facts = await gatherFacts(deps, input.meetingId, on);
  const offices = person ? officesOf(person, whereOf(deps, facts), facts.operationalGroupName) : [];
  return person && offices.length > 0 ? ok({ person, facts, offices }) : refuse({ code: 'not-allowed' });
}

/** The first of the two has agreed: whoever holds the other office is told that one waits, never which number it is. */
async function tellTheOther(
  deps: ScorecardDeps,
  on: Executor,
  told: { facts: Facts; input: AgreeInput; agreementId: string; office: Office; at: Date },
): Promise<void> {
  const { facts, input, agreementId, office, at } = told;
  const other = office === 'chair' ? 'adviser' : 'chair';
  const role = other === 'chair' ? 'reviewer' : 'data-protection-adviser';
  const holders = (await deps.people.withRole(facts.committeeId, role, on)).filter(
    (one) =>
      one.id !== input.byPersonId &&
      officesOf(one, whereOf(deps, facts), facts.operationalGroupName).includes(other),
  );
  await deps.notices.queue(
    on,
    holders.map((one) => ({
      key: `small-number:${agreementId}:${one.id}`,
      kind: 'small-number-waiting' as const,
      personId: one.id,
      subject: { meetingId: input.meetingId, smallNumberId: input.smallNumberId },
      dueAt: at,
    })),
  );
}

const found = (
  all: SmallNumber[],
  { smallNumberId }: { smallNumberId: string },
): Result<SmallNumber, { code: 'not-found' }> => {
  const item = all.find(({ id }) => id === smallNumberId);
  return item ? ok(item) : refuse({ code: 'not-found' });
};

interface Withdrawing {
  withdrawn: number;
  /** null: nothing changed. */
  about: SourcedFigure | null;
}

/** Either of the two may take it back, at any time before the papers are out; both agreements end. */
export async function withdrawAgreement(
  deps: ScorecardDeps,
  input: Omit<AgreeInput, 'reason'>,
): Promise<Result<{ withdrawn: number }, AgreeRefusal>> {
  const done = await command<InOffice, Withdrawing, AgreeRefusal>(deps, {
    by: input.byPersonId,
    once: {
      submissionId: input.submissionId,
      verb: 'small-number.withdraw',
      again: async () => ok({ withdrawn: 0, about: null }),
    },
    lock: (on) => lockInOffice(deps, on, input),
    async write(on, { person, facts }) {
      const { committeeId } = facts;
      const before = await decisions.agreements(on, committeeId);
      const about = facts.figures.find((figure) => placeId(figure) === input.smallNumberId);
      if (!about || !before.some((one) => sameFigure(one, about))) return refuse({ code: 'not-found' });
      const { measureCode, part, asAt } = about;
      const withdrawn = await decisions.withdrawAgreements(
        on,
        { committeeId, measureCode, part, asAt },
        { personId: person.id, at: deps.clock.now() },
      );
      return ok({ withdrawn, about });
    },
    audit: ({ about }, { facts }) =>
      about && {
        what: 'small-number-agreement-withdrawn',
        subject: { committeeId: facts.committeeId, measureCode: about.measureCode, asAt: about.asAt },
      },
  });
  // How many, never the number itself.
  return done.ok ? ok({ withdrawn: done.value.withdrawn }) : done;
}
