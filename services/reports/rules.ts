/** Reports written for a meeting in the council's house form, which is data and dated (domain.md 1.3, D1 to D7). */
import { z } from 'zod';
import { Day } from '../calendar/rules';

/**
 * How a section is filled in and checked: `impact` is the effect on cared for children, which is never blank or one
 * sentence (D3); `recommendations` are one to a line; `options` may be none, with a reason (D5); `background-papers` are one
 * to a line, or the word None; `contact-officer` prints the post of the title block.
 */
export const SectionForm = z.enum([
  'text',
  'recommendations',
  'options',
  'impact',
  'background-papers',
  'contact-officer',
]);
export type SectionForm = z.infer<typeof SectionForm>;

const line = (longest: number) => z.string().trim().min(1).max(longest);

/** One heading of a template, in order. `level` 1 is a section of the report, 2 a part of one, such as '8.1 Legal'. */
export const TemplateSection = z.strictObject({
  /** Stable: 'purpose', 'recommendations', 'implications-legal', 'cared-for-children', 'background-papers'. */
  key: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is small letters, figures and hyphens, such as implications-legal'),
  heading: line(150),
  level: z.union([z.literal(1), z.literal(2)]),
  numbered: z.boolean(),
  required: z.boolean(),
  /** What belongs here, for its writer. */
  help: z.string().trim().max(1500),
  /** A heading alone, with parts below it. */
  group: z.boolean().default(false),
  form: SectionForm.default('text'),
});
export type TemplateSection = z.infer<typeof TemplateSection>;

/** What a template holds, as a file gives it. */
export const TemplateContent = z.strictObject({
  /** '2022 house form' */
  name: line(100),
  fromDay: Day,
  /** The lines of the title block that the author fills in, in order: 'Wards affected', 'Portfolio holder'. */
  facts: z.array(line(60)).max(12),
  /** What the title block calls the post that the report is of: 'Report of', 'Senior officer'. */
  reportOfLabel: line(60),
  sections: z.array(TemplateSection).min(4).max(60),
});
export type TemplateContent = z.infer<typeof TemplateContent>;

export interface ReportTemplate extends TemplateContent {
  id: string;
  committeeId: string;
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
  /**
   * By section key: plain text; a line that begins with '- ' is a list item, one that begins with '## ' a heading within
   * the section; a blank line parts paragraphs.
   */
  sections: Record<string, string>;
  /** How often anything of it was saved. */
  version: number;
  updatedAt: Date;
}

/** The title block, which is saved and guarded like a section. */
export const titleBlockKey = 'title-block';

export const TitleBlock = z.object({
  title: z.string(),
  reportOf: z.string(),
  contactOfficer: z.string(),
  facts: z.record(z.string(), z.string()),
});
export type TitleBlock = z.infer<typeof TitleBlock>;

/** One text of a report as it stands, and what this person typed when someone else was saving it. */
export interface SectionText {
  text: string;
  /** 0: nothing has been saved. */
  version: number;
  savedByName: string | null;
  savedAt: Date | null;
  /** null: nothing of theirs is waiting. */
  draft: string | null;
}

/** A section that was sent back, and has not been saved since. */
export interface ReturnedSection {
  reason: string;
  byName: string;
  at: Date;
}

/** What keeps a report from being whole, in the order of the form. */
export interface Missing {
  /** Of a section, or `titleBlockKey`. */
  key: string;
  heading: string;
  message: string;
}

export type ReportRefusal =
  | { code: 'not-allowed' }
  | { code: 'not-found' }
  /** What was typed is kept as this person's draft. */
  | { code: 'changed-meanwhile' }
  | { code: 'too-long'; longest: number; length: number }
  | { code: 'needs-attention'; problems: { field: string; message: string }[] };

/** The ids of inputs on the reports' cards; a line of the title block is `fact0`, `fact1`… */
export const reportFields = {
  meeting: 'reportMeeting',
  title: 'reportTitle',
  reportOf: 'reportOf',
  contactOfficer: 'contactOfficer',
  text: 'sectionText',
  fact: (index: number) => `fact${index}`,
} as const;

/** In characters. A card of 28 kB holds the text twice, should two people save at once; longer ones come from a file. */
export const longestInCard = 8_000;
export const longestSection = 60_000;
