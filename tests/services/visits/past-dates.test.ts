/** What a paper says of a reply or a promise whose day has gone: never "due by" a day in the past. */
import { calendarOf, type Day } from '../../../services/calendar/rules';
import { lineOf, type VisitRecord } from '../../../services/visits/report-rules';

const calendar = calendarOf({ bankHolidays: [], closures: [], knownUntil: '2028-12-31' as Day });
const record = (reply: VisitRecord['reply'], actions: unknown[] = []) =>
  ({
    visit: { id: 'v', day: '2026-12-08', service: { name: 'Virtual School', isHome: false, pledges: [2] } },
    notes: [{ sentAt: new Date('2026-12-18T10:00:00Z') }],
    reply,
    actions,
    themes: [],
    line: null,
  }) as unknown as VisitRecord;
const outcome = (made: VisitRecord, today: string) => lineOf(made, () => [], calendar, today as Day).outcome;

test('a reply is due until its day has gone, and then has not been given', () => {
  expect(outcome(record(null), '2026-12-20')).toBe('The service’s reply is due by Friday 1 January 2027.');
  expect(outcome(record(null), '2027-01-01')).toMatch(/is due by/);
  expect(outcome(record(null), '2027-02-22')).toBe(
    'The service has not replied yet. Its reply was to come by Friday 1 January 2027.',
  );
});

test('what was promised and not done by its day is said so', () => {
  const reply = { answer: 'agreed' } as VisitRecord['reply'];
  const action = { ownerPost: 'Service Manager', dueDay: '2027-01-29', doneAt: null };
  expect(outcome(record(reply, [action]), '2027-01-20')).toMatch(
    /Service Manager, by Friday 29 January 2027/,
  );
  expect(outcome(record(reply, [action]), '2027-02-22')).toMatch(
    /Service Manager, not done yet; it was to be by Friday 29 January 2027/,
  );
});
