/** The tables of services/cycle and of the elections in services/meetings. */
import type { DayText } from './column-types';

export interface DaysTables {
  meeting_step_done: { meeting_id: string; step: string; done_by: string; done_at: Date };
  election: {
    polling_day: DayText;
    /** Notice of election: from then on publicity is restrained. */
    notice_day: DayText;
    name: string;
    added_by: string;
    added_at: Date;
    removed_by: string | null;
    removed_at: Date | null;
  };
}
