/** Sections 7 and 8 and the access table; every standard sentence rests on a fact of this report, none is a blank to fill. */
import type { Audience, PackAction, PackContents } from '../gather/contents';
import type { Block, Text } from '../outline/outline';
import { printedVersion } from './position';
import { count, list, openingCount, sentence } from './wording';

const heading = (text: string, level: 2 | 3 = 2, numbered = true): Block => ({
  kind: 'heading',
  level,
  text,
  numbered,
});
const paragraph = (text: Text): Block => ({ kind: 'paragraph', text, numbered: true });

export function closingSections(contents: PackContents, audience: Audience): Block[] {
  return [...consultation(contents), ...implications(contents), ...access(contents, audience)];
}

/** Themes only, as the leads wrote them: no young person's own words reach a report this way (domain.md 0.4). */
function consultation(contents: PackContents): Block[] {
  const themes = contents.actions.flatMap(themeOf);
  if (themes.length === 0) {
    return [
      heading('Consultation and Engagement'),
      paragraph('No accepted update recorded what young people have said this quarter.'),
    ];
  }
  return [
    heading('Consultation and Engagement'),
    paragraph(
      `${openingCount(themes.length, 'accepted update records', 'accepted updates record')} what young people have told services. These are themes written by the officers who lead the work, not quotations.`,
    ),
    { kind: 'list', items: themes },
  ];
}

function themeOf(item: PackAction): Text[] {
  const voice = printedVersion(item, 'public')?.content.voice.trim() ?? '';
  return voice === '' ? [] : [[{ strong: `${item.action.ref} ${item.action.title}. ` }, sentence(voice)]];
}

function implications(contents: PackContents): Block[] {
  const { strategy } = contents;
  const noDecision = 'This report asks for no decision';
  const parts: [string, Text[]][] = [
    [
      'Legal',
      [
        `${noDecision} with legal effect. The council must have regard to the corporate parenting principles of section 1 of the Children and Social Work Act 2017; the pledges are how it does so.`,
      ],
    ],
    [
      'Finance',
      [`${noDecision} on spending. The actions are carried out within budgets that are already agreed.`],
    ],
    ['Policy', [`The report follows the ${strategy.title} and proposes no change to it.`]],
    [
      'Equality',
      [
        `${noDecision} that would treat one group differently from another. The actions are meant to narrow the gaps that cared for children and care leavers face.`,
      ],
    ],
    ['Human Resources', [`${noDecision} on staffing.`]],
    ['Risk Management', [riskSentence(contents)]],
    [
      'Rural Communities',
      [
        `${noDecision} that affects rural communities differently. The pledges are kept wherever a child or young person lives.`,
      ],
    ],
    ['Children and Young People/Cared for Children', effectOnChildren(contents)],
    ['Public Health', [healthSentence(contents)]],
    ['Climate Change', [`${noDecision} that changes the council’s carbon footprint.`]],
  ];
  return [
    heading('Implications'),
    ...parts.flatMap(([title, texts]) => [heading(title, 3), ...texts.map((text) => paragraph(text))]),
  ];
}

function riskSentence({ actions }: PackContents): Text {
  const at = (status: string) =>
    actions
      .filter((item) => printedVersion(item, 'public')?.content.status === status)
      .map((item) => item.action.ref);
  const troubles = [
    { name: 'off track', refs: at('off-track') },
    { name: 'at risk', refs: at('at-risk') },
  ].filter(({ refs }) => refs.length > 0);
  if (troubles.length === 0) {
    return 'No accepted update is off track or at risk. What has not been reported is itself a risk.';
  }
  const named = troubles.map(({ name, refs }) => `${name}: ${list(refs)}`).join('; ');
  return [
    `The main risks are in the actions reported as ${named}. What happens next on each is in `,
    { to: 'background' },
    '.',
  ];
}

/** The mandatory question: never blank, never one sentence (domain.md 1.3, D3). */
function effectOnChildren({ actions }: PackContents): Text[] {
  const accepted = actions
    .map((item) => printedVersion(item, 'public'))
    .filter((version) => version !== null);
  const differences = accepted.filter((version) => version.content.difference.trim() !== '').length;
  const voices = accepted.filter((version) => version.content.voice.trim() !== '').length;
  const unknown = actions.length - accepted.length;
  return [
    'The whole report is about cared for children and care leavers: it shows the committee whether what was promised to them is being done, and whether it helps.',
    `Of ${count(accepted.length, 'accepted update')}, ${count(differences, 'update')} ${differences === 1 ? 'says' : 'say'} what difference the work has made to children and young people, and ${count(voices, 'update')} ${voices === 1 ? 'says' : 'say'} what young people think. ${
      unknown === 0
        ? 'Every action has an accepted update.'
        : `${openingCount(unknown, 'action has', 'actions have')} no accepted update, so the effect on children cannot be judged there.`
    }`,
  ];
}

function healthSentence({ strategy }: PackContents): Text {
  const pledge = strategy.pledges.find(({ wording }) => /health/i.test(wording));
  return pledge
    ? [`Pledge ${pledge.no} is about health and wellbeing; its progress is in `, { to: 'background' }, '.']
    : 'This report asks for no decision that affects public health.';
}

function access(contents: PackContents, audience: Audience): Block[] {
  const appendices: Text =
    audience === 'public'
      ? [{ to: 'honest' }, ': What is missing, and what has changed']
      : [
          { to: 'honest' },
          ': What is missing, and what has changed. ',
          { to: 'officers' },
          ': For the report author',
        ];
  return [
    heading('Access to Information', 2, false),
    {
      kind: 'table',
      caption: 'Access to information',
      columns: [
        { header: 'About this report', width: 30 },
        { header: 'Details', width: 70 },
      ],
      rows: [
        [[{ strong: 'Contact officer' }], contents.contactOfficer],
        [[{ strong: 'Appendices' }], appendices],
        [[{ strong: 'Background papers' }], 'None'],
      ],
    },
  ];
}
