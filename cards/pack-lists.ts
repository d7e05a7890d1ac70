/** Lists about a pack: its files, its findings, its versions, and how two versions differ. */
import { button, link, row } from './actions';
import { type Action, type Card, card, type Element, present } from './card';
import { heading, labelled, line, small } from './text';
import type { VerbData } from './verbs';

export interface PackFilesView {
  buildId: string;
  title: string;
  /** `open`: 'Open item 5 (PDF)', so that each can be found by its words. */
  files: { name: string; about: string; url: string | null; open: string }[];
  nextPage: number | null;
}

export function packFilesCard(view: PackFilesView): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      ...view.files.map((file): Element => {
        const words = [line(file.name), small(file.about)];
        return file.url === null
          ? { type: 'Container', separator: true, items: words }
          : row(words, link(file.open, file.url));
      }),
    ],
    actions: [
      view.nextPage === null
        ? null
        : button('Show more files', 'pack.files', { buildId: view.buildId, page: view.nextPage }),
      button('Back to the pack', 'clerk.pack', { buildId: view.buildId }),
    ],
  });
}

export interface FindingView {
  /** Its place among all, from 1. */
  no: number;
  fingerprint: string;
  /** 'Must be put right', 'Put right, or keep with a reason', 'To think about', 'Kept'. */
  label: string;
  place: string;
  excerpt: string;
  why: string;
  fix: string;
  /** 'Kept by Democratic Services Officer, 18 February 2027: …' */
  kept: string | null;
  mayKeep: boolean;
  /** A list of small numbers to look at. */
  hasNumbers: boolean;
  /** Its author can have it back; null: nobody's in particular, or not for this reader. */
  returnPress: string | null;
  strong: boolean;
  /** Dealt with by choosing between these. */
  choices: { title: string; data: VerbData<'agenda.choose-file'> }[];
}

export interface PackFindingsView {
  buildId: string;
  title: string;
  totals: string;
  findings: FindingView[];
  nextPage: number | null;
  problem: string | null;
  /** What the press before has done. */
  done: string | null;
  /** Some wait for two people, and this person may ask them. */
  mayAskTwo: boolean;
  /** How many words wait to be known. */
  unknownWords: number;
  /** Clerks go back to the pack; the two who decide have no pack to go back to. */
  mayOpenPack: boolean;
}

export function packFindingsCard(view: PackFindingsView): Card {
  const { buildId } = view;
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      small(view.totals),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      view.done ? line(view.done, { color: 'good', weight: 'bolder' }) : null,
      ...view.findings.map((finding) => findingBlock(finding, buildId)),
    ],
    actions: [
      view.nextPage === null
        ? null
        : button('Show more findings', 'pack.findings', { buildId, page: view.nextPage }),
      view.unknownWords > 0
        ? button(
            `Say what ${view.unknownWords === 1 ? 'a word is' : `${view.unknownWords} words are`}`,
            'words.accept',
            { buildId },
          )
        : null,
      view.mayAskTwo
        ? button('Ask the chair and the data protection adviser', 'pack.ask-two', { buildId })
        : null,
      view.mayOpenPack ? button('Back to the pack', 'clerk.pack', { buildId }) : null,
    ],
  });
}

function findingBlock(finding: FindingView, buildId: string): Element {
  const { fingerprint, kept, choices } = finding;
  const keep = finding.mayKeep
    ? button(`Keep ${finding.no}, because…`, 'pack.keep', { buildId, fingerprint })
    : null;
  const numbers = finding.hasNumbers
    ? button(`Look at the numbers (${finding.no})`, 'words.numbers', { buildId, fingerprint })
    : null;
  const back =
    finding.returnPress === null
      ? null
      : button(`Return it (${finding.no})`, 'words.return', {
          ...{ buildId, fingerprint },
          submissionId: finding.returnPress,
        });
  return {
    type: 'Container',
    separator: true,
    spacing: 'medium',
    items: present([
      line(`${finding.no}. ${finding.label}: ${finding.place}`, {
        weight: 'bolder',
        ...(finding.strong ? { color: 'attention' } : {}),
      }),
      ...labelled('The words', finding.excerpt),
      line(`${finding.why} ${finding.fix}`, { spacing: 'small' }),
      kept ? small(kept) : null,
      keep || numbers || back ? { type: 'ActionSet', actions: present([numbers, back, keep]) } : null,
      choices.length > 0
        ? {
            type: 'ActionSet',
            actions: choices.map(({ title, data }) => button(title, 'agenda.choose-file', data)),
          }
        : null,
    ]),
  };
}

export interface PackVersionsView {
  title: string;
  meetingId: string;
  versions: { buildId: string; name: string; about: string; earlierId: string | null }[];
}

export function packVersionsCard(view: PackVersionsView): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      ...view.versions.flatMap((version): Element[] => [
        row(
          [line(version.name), small(version.about)],
          button(`Open ${version.name}`, 'clerk.pack', { buildId: version.buildId }),
        ),
        ...(version.earlierId === null
          ? []
          : [
              {
                type: 'ActionSet',
                spacing: 'small',
                actions: [
                  button(`What changed in ${version.name}`, 'pack.compare', {
                    earlierId: version.earlierId,
                    laterId: version.buildId,
                  }),
                ],
              },
            ]),
      ]),
    ],
    actions: [button('Back to status', 'clerk.status', {})],
  });
}

/** How two versions differ, in words; also what has come since a draft that is to be made final. */
export interface DifferencesView {
  title: string;
  lines: string[];
  actions: Action[];
}

export function differencesCard(view: DifferencesView): Card {
  return card({
    fallbackText: view.title,
    body: [heading(view.title), ...view.lines.map((text) => line(text, { spacing: 'small' }))],
    actions: view.actions,
  });
}
