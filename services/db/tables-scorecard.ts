/** Rows of the scorecard's tables: figures of the performance team, who confirmed what, and what was published. */
import type { ColumnType } from 'kysely';
import type { DayText } from './column-types';

/** numeric comes back as text; stores turn it into a number. */
type Numeric = ColumnType<string | null, number | null, number | null>;

export interface ScorecardTables {
  /** Only ever added to: a correction is a new row that replaces an old one, a withdrawal is dated and has a reason. */
  figure: {
    id: string;
    committee_id: string;
    measure_code: string;
    part: string;
    from_day: DayText | null;
    as_at: DayText;
    count: Numeric;
    base: number | null;
    words: string;
    note: string;
    source: string;
    definition: string;
    population: 'children' | 'others' | null;
    zero_reveals: boolean;
    confirmed_by: string;
    /** The file's name, or 'card'. */
    came_by: string;
    added_by: string | null;
    added_at: Date;
    /** Place in its table: parts are printed in the order they came, never by their size. */
    position: number;
    replaced_by: string | null;
    withdrawn_at: Date | null;
    withdrawn_by: string | null;
    withdrawn_reason: string;
  };
  figure_comparator: {
    id: string;
    committee_id: string;
    measure_code: string;
    name: string;
    value: string;
    source: string;
    year: string;
    added_at: Date;
  };
  figure_parts_of: { committee_id: string; part_code: string; total_code: string; breakdown: string };
  figure_confirmation: {
    id: string;
    committee_id: string;
    measure_code: string;
    part: string;
    from_day: DayText | null;
    as_at: DayText;
    figure_id: string;
    /** What there was to choose from, as fingerprints. */
    seen: ColumnType<string[], string, string>;
    reason: string;
    confirmed_by: string;
    person_id: string;
    confirmed_at: Date;
  };
  figure_agreement: {
    id: string;
    committee_id: string;
    measure_code: string;
    part: string;
    as_at: DayText;
    fingerprint: string;
    office: 'chair' | 'adviser';
    person_id: string;
    reason: string;
    agreed_at: Date;
    withdrawn_by: string | null;
    withdrawn_at: Date | null;
  };
  /** `count` is null where the figure was hidden. */
  published_figure: {
    id: string;
    committee_id: string;
    build_id: string;
    measure_code: string;
    part: string;
    from_day: DayText | null;
    as_at: DayText;
    count: Numeric;
    base: number | null;
    hidden: boolean;
    published_at: Date;
  };
  small_number_setting: {
    committee_id: string;
    from_day: DayText;
    small_count: number;
    small_base: number;
  };
}
