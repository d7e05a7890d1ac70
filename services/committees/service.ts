/** Committees by name and date: renaming one from a day on changes new papers only (domain.md Annex B 14). */

import type { Clock, NewId } from '../calendar/clock';
import { type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { safeSegment } from '../library/folder';
import { committeeOf, type Thing } from './belongs-to';
import { type CommitteeSettings, DatedSettings, inForceOn } from './rules';
import { insertCommittee, listSettings, upsertSettings } from './store';
import * as templates from './store-word-template';

export interface Committees {
  /** The names and offsets true on `day`: for a paper, the day of its meeting. @throws for an unknown committee. */
  settingsOn(committeeId: string, day: Day, on?: Executor): Promise<CommitteeSettings>;
  /** Today's settings of the one committee there is. @throws when there is none, or more than one. */
  default(on?: Executor): Promise<CommitteeSettings>;
  /** Today's settings of every committee, oldest first. */
  all(on?: Executor): Promise<CommitteeSettings[]>;
  /** The committee to which a thing belongs; null: there is no such thing, or not any more. */
  of(thing: Thing, id: string, on?: Executor): Promise<string | null>;
  /** @throws ZodError when a setting is not valid, Error where another committee has or had that name. */
  add(settings: Omit<CommitteeSettings, 'committeeId'>, on?: Executor): Promise<CommitteeSettings>;
  /**
   * From `fromDay` on, what is named changes and the rest stays as it was then; settings already dated later keep their
   * own words. @throws ZodError when a setting is not valid, Error where another committee has or had that name.
   */
  change(
    committeeId: string,
    changes: Partial<Omit<CommitteeSettings, 'committeeId' | 'fromDay'>> & { fromDay: Day },
    on?: Executor,
  ): Promise<CommitteeSettings>;
  /** The council's own Word file for papers of that day; null where the product's own look is used. */
  wordTemplateOn(committeeId: string, day: Day, on?: Executor): Promise<WordTemplate | null>;
  /** From `fromDay` on; null goes back to the product's own look. The file has been looked at before. */
  setWordTemplate(
    committeeId: string,
    template: { fromDay: Day; file: WordTemplate | null },
    on?: Executor,
  ): Promise<void>;
}

export interface WordTemplate {
  /** As the file was called. */
  name: string;
  file: Buffer;
}

/** As folders are told apart, after a day's ten characters and a space; a library does not tell capitals apart. */
const folderName = (name: string) => safeSegment(`0000-00-00 ${name}`).toLowerCase();

export function createCommittees({
  db,
  clock,
  newId,
}: {
  db: Executor;
  clock: Clock;
  newId: NewId;
}): Committees {
  async function settingsOn(committeeId: string, day: Day, on: Executor = db): Promise<CommitteeSettings> {
    const settings = inForceOn(await listSettings(on, committeeId), day);
    if (!settings) throw new Error(`there is no committee with the id ${committeeId}`);
    return settings;
  }

  async function all(on: Executor = db): Promise<CommitteeSettings[]> {
    const today = londonDay(clock.now());
    const stored = await listSettings(on);
    return [...new Set(stored.map((one) => one.committeeId))].flatMap((id) => {
      const now = inForceOn(
        stored.filter((one) => one.committeeId === id),
        today,
      );
      return now ? [now] : [];
    });
  }

  /** Papers lie in the library by their committee's name: two of one name would lie in one folder, private ones too. */
  async function ownName(on: Executor, committeeId: string, name: string): Promise<void> {
    const folder = folderName(name);
    const other = (await listSettings(on)).find(
      (one) => one.committeeId !== committeeId && folderName(one.name) === folder,
    );
    if (!other) return;
    throw new Error(
      `There is another committee called “${other.name}”, or there was: their papers would lie in one folder. Give this one a name of its own.`,
    );
  }

  return {
    settingsOn,
    all,
    default: async (on) => {
      const [only, ...others] = await all(on);
      if (!only)
        throw new Error('There is no committee yet. Add one: committee add "NAME" --parent-body "BODY"');
      if (others.length > 0) throw new Error('There are several committees. Say which: --committee NAME');
      return only;
    },
    of: (thing, id, on = db) => committeeOf(on, thing, id),
    add: async (input, on) => {
      const settings = DatedSettings.parse(input);
      const committeeId = newId();
      const write = async (executor: Executor) => {
        await ownName(executor, committeeId, settings.name);
        await insertCommittee(executor, committeeId, clock.now());
        await upsertSettings(executor, committeeId, settings);
      };
      await (on ? write(on) : db.transaction().execute(write));
      return { committeeId, ...settings };
    },
    change: async (committeeId, changes, on = db) => {
      const before = await settingsOn(committeeId, changes.fromDay, on);
      const settings = DatedSettings.parse({ ...before, ...changes });
      await ownName(on, committeeId, settings.name);
      await upsertSettings(on, committeeId, settings);
      return { committeeId, ...settings };
    },
    wordTemplateOn: (committeeId, day, on = db) => templates.wordTemplateOn(on, committeeId, day),
    setWordTemplate: (committeeId, { fromDay, file }, on = db) =>
      templates.setWordTemplate(on, { committeeId, fromDay, file, at: clock.now() }),
  };
}
