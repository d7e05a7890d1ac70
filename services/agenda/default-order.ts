/** The usual order of business, which is dated data of each committee (domain.md 2.4, Annex C V13). */
import { z } from 'zod';
import { Day, dayParts } from '../calendar/rules';
import { ItemKind } from './rules';

const line = (longest: number) => z.string().trim().min(1).max(longest);

/**
 * `{the shadow committee}` and `{parent body}` stand for the names true on the meeting's day (Annex B 14);
 * `{the last meeting}` for its date, or for those words, as the agenda is made.
 */
export const UsualItem = z.object({
  kind: ItemKind.exclude(['exclusion']),
  title: line(200),
  purpose: line(400),
  leadPost: line(200).nullish(),
  /** At every meeting, or at the first of the municipal year only. */
  when: z.enum(['always', 'first-of-municipal-year']).default('always'),
});
export type UsualItem = z.infer<typeof UsualItem>;

export const UsualOrder = z.object({
  /** 'MM-DD': the first meeting on or after it is the first of the municipal year. */
  municipalYearFrom: z
    .string()
    .regex(/^\d{2}-\d{2}$/)
    .refine((text) => Day.safeParse(`2027-${text}`).success, 'is not a day of the year, such as 05-08'),
  publicSpeaking: z.boolean(),
  items: z.array(UsualItem).min(1).max(60),
});
export type UsualOrder = z.infer<typeof UsualOrder>;

/**
 * Public speaking is off here: it is on other committees' agendas, not on this one's (V13). Councillors elected on the
 * first Thursday in May take office four days later, so the municipal year cannot begin before 8 May.
 */
export const usualOrder: UsualOrder = UsualOrder.parse({
  municipalYearFrom: '05-08',
  publicSpeaking: false,
  items: [
    {
      kind: 'appointment-of-chair',
      title: 'Appointment of chair and vice-chair',
      purpose: 'To appoint a chair and a vice-chair for the municipal year.',
      when: 'first-of-municipal-year',
    },
    {
      kind: 'apologies',
      title: 'Apologies for absence',
      purpose: 'To note apologies, and the names of substitutes.',
    },
    {
      kind: 'declarations',
      title: 'Declarations of interest',
      purpose: 'To give members and officers the chance to declare interests in any item on the agenda.',
    },
    {
      kind: 'public-speaking',
      title: 'Public speaking',
      purpose:
        'To hear members of the public who have given three clear working days’ notice: 15 minutes in all, two minutes each.',
    },
    {
      kind: 'minutes',
      title: 'Minutes of the last meeting',
      purpose: 'To agree the minutes of {the last meeting} as a correct record.',
    },
    {
      kind: 'terms-of-reference',
      title: 'Terms of reference',
      purpose: 'To review what the committee is for, and how it advises the {parent body}.',
      when: 'first-of-municipal-year',
    },
    {
      kind: 'shadow-committee',
      title: 'Update from {the shadow committee}',
      purpose: 'To hear what young people have said about the papers, and to answer their questions.',
    },
    {
      kind: 'scorecard',
      title: 'Scorecard',
      purpose: 'To consider the measures for the quarter, and where they differ from target.',
    },
    {
      kind: 'progress',
      title: 'Progress against the pledges',
      purpose: 'To note progress, and to comment on the difference it makes.',
    },
    {
      kind: 'members-update',
      title: 'Update from elected members',
      purpose: 'To hear what members found on visits to frontline services.',
    },
    {
      kind: 'committee-actions',
      title: 'Committee actions',
      purpose: 'To note what has come of the requests made at earlier meetings.',
    },
    {
      kind: 'work-programme',
      title: 'Work programme',
      purpose: 'To agree what comes to the next meetings.',
    },
  ],
});

/** The items that this meeting begins with, in order. */
export function itemsFor(order: UsualOrder, firstOfYear: boolean): UsualItem[] {
  return order.items.filter(
    (item) =>
      (item.when === 'always' || firstOfYear) && (item.kind !== 'public-speaking' || order.publicSpeaking),
  );
}

/** The first day of the municipal year in which `day` lies. */
export function municipalYearStart(day: Day, from: string): Day {
  const { year } = dayParts(day);
  const thisYear = Day.parse(`${year}-${from}`);
  return day >= thisYear ? thisYear : Day.parse(`${year - 1}-${from}`);
}

export interface Names {
  shadowCommittee: string;
  parentBody: string;
}

/** 'Shadow committee (My VOICE)' reads as 'the shadow committee (My VOICE)' within a title, and 'My VOICE' as itself. */
export function withNames(text: string, names: Names): string {
  const name = names.shadowCommittee
    .replace(/^(the )?shadow committee/i, 'shadow committee')
    .replace(/^the /i, '');
  const article = /committee|council|group|panel|board|forum/i.test(name) ? 'the ' : '';
  return text
    .replaceAll('{the shadow committee}', `${article}${name}`)
    .replaceAll('{parent body}', names.parentBody);
}
