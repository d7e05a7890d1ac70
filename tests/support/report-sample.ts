/** A report made by hand in one of the shipped forms. */
import { houseForms } from '../../services/reports/house-forms';
import type { Report, ReportTemplate } from '../../services/reports/rules';

export const form = (year: string): ReportTemplate => {
  const found = houseForms.find(({ fromDay }) => fromDay.startsWith(year));
  if (!found) throw new Error(`there is no form of ${year}`);
  return { ...found, id: year, committeeId: 'committee' };
};

export const report = (template: ReportTemplate, sections: Record<string, string>): Report => ({
  ...{ id: 'report', meetingId: 'meeting', title: 'What carers said', templateId: template.id, template },
  ...{ reportOf: 'Head of Service', contactOfficer: 'Fostering Service Manager' },
  facts: Object.fromEntries(template.facts.map((label) => [label, 'All wards'])),
  ...{ sections, version: 1, updatedAt: new Date('2027-01-04T09:00:00Z') },
});
