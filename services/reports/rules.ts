/** Reports written for a meeting in the council's house form, which is data and dated (domain.md 1.3, D1 to D7). */
import type { Day } from '../calendar/rules';

/** One heading of a template, in order. `level` 1 is a section of the report, 2 a part of one, such as '8.1 Legal'. */
export interface TemplateSection {
  /** Stable: 'purpose', 'recommendations', 'implications-legal', 'cared-for-children', 'background-papers'. */
  key: string;
  heading: string;
  level: 1 | 2;
  numbered: boolean;
  required: boolean;
  /** What belongs here, for its writer. */
  help: string;
  /** A heading alone, with parts below it. */
  group: boolean;
}

export interface ReportTemplate {
  id: string;
  committeeId: string;
  /** '2022 house form' */
  name: string;
  fromDay: Day;
  /** The lines of the title block, in order: 'Date of meeting', 'Report of', 'Portfolio holder'. */
  facts: string[];
  sections: TemplateSection[];
}

export interface Report {
  id: string;
  meetingId: string;
  title: string;
  templateId: string;
  template: ReportTemplate;
  /** Post titles. */
  reportOf: string;
  contactOfficer: string;
  /** Values of the title block by its labels. */
  facts: Record<string, string>;
  /** By section key: plain text; a line that begins with '- ' is a list item; a blank line parts paragraphs. */
  sections: Record<string, string>;
  version: number;
  updatedAt: Date;
}
