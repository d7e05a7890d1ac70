/** English bank holidays for tests, written out by hand so that the library is checked against something. */
import { calendarOf, type Day, type NamedDay, type WorkingCalendar } from '../../services/calendar/rules';

const written = `
2018-03-30 Good Friday, 2018-04-02 Easter Monday, 2018-05-07 Early May, 2018-05-28 Spring, 2018-08-27 Summer,
2022-04-15 Good Friday, 2022-04-18 Easter Monday, 2022-05-02 Early May, 2022-06-02 Spring, 2022-06-03 Platinum Jubilee,
2022-08-29 Summer, 2022-09-19 State funeral, 2022-12-26 Boxing Day, 2022-12-27 Christmas Day (substitute day),
2023-01-02 New Year's Day (substitute day), 2023-04-07 Good Friday, 2023-04-10 Easter Monday, 2023-05-01 Early May,
2023-05-08 Coronation, 2023-05-29 Spring, 2023-08-28 Summer, 2023-12-25 Christmas Day, 2023-12-26 Boxing Day,
2025-08-25 Summer, 2025-12-25 Christmas Day, 2025-12-26 Boxing Day,
2026-01-01 New Year's Day, 2026-04-03 Good Friday, 2026-04-06 Easter Monday, 2026-05-04 Early May, 2026-05-25 Spring,
2026-08-31 Summer, 2026-12-25 Christmas Day, 2026-12-28 Boxing Day (substitute day),
2027-01-01 New Year's Day, 2027-03-26 Good Friday, 2027-03-29 Easter Monday, 2027-05-03 Early May, 2027-05-31 Spring,
2027-08-30 Summer, 2027-12-27 Christmas Day (substitute day), 2027-12-28 Boxing Day (substitute day),
2028-01-03 New Year's Day (substitute day), 2028-04-14 Good Friday, 2028-04-17 Easter Monday, 2028-05-01 Early May,
2028-05-29 Spring, 2028-08-28 Summer, 2028-12-25 Christmas Day, 2028-12-26 Boxing Day`;

export const englishBankHolidays: NamedDay[] = written.split(',').map((entry) => {
  const [day = '', ...name] = entry.trim().split(' ');
  return { day: day as Day, name: name.join(' ') };
});

/** The council's calendar over those years, with the closures given, by default none. */
export function englishCalendar(closures: readonly string[] = []): WorkingCalendar {
  return calendarOf({
    bankHolidays: englishBankHolidays,
    closures: closures.map((day) => ({ day: day as Day, name: 'Offices closed' })),
    knownUntil: '2028-12-31' as Day,
  });
}

/** The offices shut over Christmas 2026 in domain.md 2.3 and 3. */
export const christmasClosure2026 = ['2026-12-24', '2026-12-29', '2026-12-30', '2026-12-31'] as const;
