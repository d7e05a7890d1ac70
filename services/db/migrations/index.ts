/** Every migration in order; a released one is never changed. */
import type { Migration } from 'kysely';
import * as first from './2026-11-22-first';
import * as agenda from './2026-11-25-agenda';
import * as editions from './2026-11-25-editions';
import * as language from './2026-11-25-language';
import * as pack from './2026-11-25-pack';
import * as questions from './2026-11-25-questions';
import * as scorecard from './2026-11-25-scorecard';
import * as sharepoint from './2026-11-25-sharepoint';
import * as tries from './2026-11-25-tries';
import * as visitPapers from './2026-11-25-visit-papers';
import * as visits from './2026-11-25-visits';
import * as visitsCalendar from './2026-11-25-visits-calendar';
import * as meetingChanges from './2026-11-26-meeting-changes';
import * as attached from './2026-11-30-attached';
import * as days from './2026-11-30-days';
import * as messages from './2026-11-30-messages';
import * as record from './2026-11-30-record';
import * as rights from './2026-11-30-rights';
import * as stops from './2026-11-30-stops';
import * as words from './2026-11-30-words';
import * as young from './2026-11-30-young';
import * as command from './2026-12-01-command';
import * as packRuns from './2026-12-01-pack-runs';
import * as typed from './2026-12-01-typed';
import * as wordsOwn from './2026-12-01-words-own';
import * as recordStays from './2026-12-02-record-stays';

export const migrations: Record<string, Migration> = {
  '2026-11-22-first': first,
  '2026-11-25-agenda': agenda,
  '2026-11-25-editions': editions,
  '2026-11-25-language': language,
  '2026-11-25-pack': pack,
  '2026-11-25-questions': questions,
  '2026-11-25-scorecard': scorecard,
  '2026-11-25-sharepoint': sharepoint,
  '2026-11-25-tries': tries,
  '2026-11-25-visit-papers': visitPapers,
  '2026-11-25-visits': visits,
  '2026-11-25-visits-calendar': visitsCalendar,
  '2026-11-26-meeting-changes': meetingChanges,
  '2026-11-30-words': words,
  '2026-11-30-young': young,
  '2026-11-30-attached': attached,
  '2026-11-30-days': days,
  '2026-11-30-messages': messages,
  '2026-11-30-record': record,
  '2026-11-30-rights': rights,
  '2026-11-30-stops': stops,
  '2026-12-01-command': command,
  '2026-12-01-pack-runs': packRuns,
  '2026-12-01-typed': typed,
  '2026-12-01-words-own': wordsOwn,
  '2026-12-02-record-stays': recordStays,
};
