/** What is held about a person, for the person: each table by what it is, days as days, and no ids. */
import { Day, formatDay, formatMoment } from '../calendar/rules';
import { noticeKinds } from '../notices/kinds';
import { plainWords } from '../record/plain-words';

/** What each table is to the person. One with no words here is named as it is stored; a test asks that there is none. */
export const tableTitles: Record<string, string> = {
  accepted_term: 'Names and words that you accepted for papers',
  agenda_attachment: 'Files that you added to an agenda',
  agenda_item: 'Agenda items that you added',
  agenda_order: 'Usual orders of business that you set',
  ask_group: 'Groups of the ask page that you made',
  asked_question: 'Questions to the committee that you worded, answered or replied to',
  attached_choice: 'Choices that you made about attached files',
  audit_entry: 'What you did and saw, as the record has it',
  committee_choice: 'The committee that you chose last',
  confirmed_number: 'Numbers that you confirmed as harmless',
  conversation: 'The address of your chat with the bot',
  day_off: 'Days off that you added or took out',
  despatch: 'Publications that you recorded',
  edition_signoff: 'Young people’s editions that you decided on',
  election: 'Elections that you added or took out',
  figure: 'Figures that you added or withdrew',
  figure_agreement: 'Small numbers that you agreed to print',
  figure_confirmation: 'Figures that you confirmed',
  finding_kept: 'Findings that you kept, with your reason',
  form_draft: 'What you typed into forms and did not send',
  meeting_close: 'Meetings that you closed',
  meeting_step_done: 'Steps of a meeting that you marked as done',
  message_stop: 'Stops of messages: yours, and those that you made or ended',
  more_time_request: 'Requests for more time that you made or decided',
  notice: 'Messages that were sent to you',
  pack_build: 'Packs that you asked for',
  person_role: 'Your roles',
  post_holding: 'Your posts, and those that you stand in for',
  practice_run: 'Practice runs that you started',
  premeet: 'Pre-meets that you recorded',
  press: 'Buttons that you pressed',
  report: 'Reports that you began',
  report_draft: 'Parts of reports that you typed and did not save',
  report_return: 'Parts of reports that you sent back',
  report_template: 'Forms of reports that you imported',
  report_text: 'Parts of reports that you saved',
  reporting_round: 'Rounds that you opened',
  retention_setting: 'Settings of how long records are kept that you made',
  scrutiny_decision: 'Updates that you accepted or sent back',
  strategy: 'Plans that you imported',
  survey_theme: 'Survey themes that you wrote down',
  update_draft: 'Updates that you typed and did not send',
  update_request: 'Updates that were passed on to you or by you',
  update_version: 'Updates that you sent',
  visit: 'Visits that you agreed or wrote a line about',
  visit_action: 'Promises of a visit that you marked as done',
  visit_answer: 'Your answers to invitations to visit',
  visit_away: 'Days when you are away',
  visit_calendar: 'Visits in your calendar',
  visit_concern: 'Worries that you passed on',
  visit_feed: 'Your calendar link',
  visit_member: 'Your party, training, check and number of visits',
  visit_note: 'Notes of visits that you wrote',
  visit_paper: 'Papers of visits that you asked for',
  visit_place: 'Your places on visits',
  visit_reply: 'Replies to visits that you wrote',
  visit_rota: 'Rotas that you agreed',
  visit_swap: 'Swaps of visits that you asked for or took',
};

/** What is ours alone: names of rows, counters, digests, and what a machine made of other rows. */
const machinery =
  /^made$|_key$|(^|_)(id|ids|hash|sha256|fingerprint|submission|secret|version|position|sequence|tries|runs|attempts|faults|service_url|user|bot|tenant|channel|based_on|composed|outline|files|findings|result|template|thing|stands_on)($|_)/;
const id = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** 'sent at: Tuesday 5 January 2027, 09:30; what was done: …', one line a row. */
export function rowInWords(table: string, row: Readonly<Record<string, unknown>>): string {
  if (table === 'audit_entry') return recordLine(row);
  if (table === 'notice') return noticeLine(row);
  const parts = Object.entries(row).flatMap(([column, value]) => {
    const words = machinery.test(column) ? '' : valueInWords(value);
    return words === '' ? [] : [`${column.replaceAll('_', ' ')}: ${words}`];
  });
  return parts.length > 0 ? parts.join('; ') : 'yes';
}

function recordLine({ at, what, subject }: Readonly<Record<string, unknown>>): string {
  const about = subject !== null && typeof subject === 'object' ? Object.entries(subject) : [];
  // What is no id: a kind of record, a number of rows.
  const told = about.filter(([name]) => !/id$/i.test(name));
  return `${valueInWords(at)}: ${plainWords(String(what), Object.fromEntries(told))}`;
}

function noticeLine({
  kind,
  due_at: due,
  ended_at: ended,
  state,
  reason,
}: Readonly<Record<string, unknown>>) {
  const title = Object.entries(noticeKinds).find(([name]) => name === kind)?.[1].title ?? String(kind);
  const why = valueInWords(reason);
  return `${title}: ${valueInWords(ended) || valueInWords(due)}, ${String(state).replaceAll('-', ' ')}${why && ` (${why})`}`;
}

/** '' where nothing is there, or nothing but ids. */
function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(valueInWords).filter(Boolean).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .flatMap(([name, one]) => {
        const words = machinery.test(name) || /Ids?$/.test(name) ? '' : valueInWords(one);
        return words === '' ? [] : [`${name}: ${words}`];
      })
      .join(', ');
  const text = String(value);
  if (moment.test(text)) return formatMoment(new Date(text));
  const day = Day.safeParse(text);
  if (day.success) return formatDay(day.data);
  return text.replace(id, '').trim();
}
