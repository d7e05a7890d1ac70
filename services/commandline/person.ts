/** `person export` and `person erase`: one person's rights over what is held about them. */
import { writeFileSync } from 'node:fs';
import { rowInWords, tableTitles } from '../person-data/in-words';
import { type PersonExport, type PersonRefusal, whatStays } from '../person-data/service';
import type { Services } from '../wiring';
import type { CommandResult } from './import-file';

type Parts = Pick<Services, 'personData'>;

export async function exportPerson(
  { personData }: Parts,
  who: string,
  { to }: { to?: string },
): Promise<CommandResult> {
  const found = await personData.export(who);
  if (!found.ok) return { ok: false, text: whyNot(found.refusal, who) };
  const readable = asText(found.value);
  if (to === undefined) return { ok: true, text: readable };
  // It holds all that is held about somebody: nobody else on this machine may read it.
  writeFileSync(to, `${JSON.stringify(found.value, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  writeFileSync(`${to}.txt`, `${readable}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return {
    ok: true,
    text: `Written: ${to} for programs, ${to}.txt to read. Look through both before you give them out: rows may name other people.`,
  };
}

export async function erasePerson(
  { personData }: Parts,
  who: string,
  { yes = false }: { yes?: boolean },
): Promise<CommandResult> {
  const done = await personData.erase(who, yes);
  if (!done.ok) return { ok: false, text: whyNot(done.refusal, who) };
  const { name, erased } = done.value;
  return {
    ok: true,
    text: [
      yes ? `Taken out of what is held about ${name}:` : `Would be taken out of what is held about ${name}:`,
      ...erased.map(({ what, rows }) => `  ${what}: ${rows}`),
      'Stays, and why:',
      ...whatStays.map((line) => `  ${line}`),
      ...(yes
        ? ['Backups made before today still hold it: delete them by your own schedule.']
        : ['Nothing has been changed. Say --yes to do it; it cannot be undone.']),
    ].join('\n'),
  };
}

function whyNot(refusal: PersonRefusal, who: string): string {
  switch (refusal.code) {
    case 'nobody':
      return `Nobody is listed as “${who}”. Give their e-mail address.`;
    case 'several':
      return `Several people are listed as “${who}”. Give the e-mail address of one: ${refusal.emails.join(', ')}.`;
    case 'in-post':
      return `“${who}” still has a role or a post. End it first (import people with an Until date): whoever is in post is asked for updates by name.`;
  }
}

function asText({ person, tables, notHere }: PersonExport): string {
  const rows = Object.entries(tables).flatMap(([table, found]) => [
    '',
    `${tableTitles[table] ?? table.replaceAll('_', ' ')} (${found.length})`,
    ...found.map((row) => `  - ${rowInWords(table, row)}`),
  ]);
  return [
    `What is held about ${person.name} (${person.email})`,
    ...rows,
    '',
    'Not in this copy:',
    ...notHere.map((line) => `  - ${line}`),
  ].join('\n');
}
