/** A card with every kind of element and action that the product's cards use. */

const choices = ['Done', 'On track', 'At risk', 'Off track', 'Not started'].map((title) => ({
  title: `${title}: what it means, in a few plain words`,
  value: title.toLowerCase().replaceAll(' ', '-'),
}));

const cell = (text: string) => ({ type: 'TableCell', items: [{ type: 'TextBlock', text, wrap: true }] });
const row = (...texts: string[]) => ({ type: 'TableRow', cells: texts.map(cell) });
const text = (words: string, rest: object = {}) => ({ type: 'TextBlock', text: words, wrap: true, ...rest });

export const everyElement = {
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: 'en',
  fallbackText: 'Update for action 1.10',
  body: [
    text('Action 1.10: A named health contact', { style: 'heading', size: 'Large', weight: 'Bolder' }),
    text('Due **Tuesday 5 January 2027**. See [the plan](https://example.org/plan), or \\*ask\\*.', {
      isSubtle: true,
    }),
    text('- first point\n- second point'),
    {
      type: 'FactSet',
      facts: [
        { title: 'Pledge', value: 'Health and wellbeing' },
        { title: 'Last time', value: 'On track: 68 of 76 (89.47%)' },
      ],
    },
    {
      type: 'ColumnSet',
      columns: [
        { type: 'Column', width: 'auto', items: [text('● Done', { color: 'Good' })] },
        { type: 'Column', width: 'auto', items: [text('◆ On track', { color: 'Accent' })] },
        { type: 'Column', width: 'auto', items: [text('▲ At risk', { color: 'Warning' })] },
        { type: 'Column', width: 'stretch', items: [text('■ Off track', { color: 'Attention' })] },
      ],
    },
    ...(['emphasis', 'good', 'warning', 'attention', 'accent'] as const).map((style) => ({
      type: 'Container',
      style,
      items: [
        text(`A container in ${style}`, { weight: 'Bolder' }),
        text('With more words under it.', { color: style === 'emphasis' ? 'Default' : style }),
      ],
    })),
    {
      type: 'Table',
      firstRowAsHeaders: true,
      showGridLines: true,
      columns: [{ width: 1 }, { width: 3 }, { width: 2 }],
      rows: [
        row('Ref', 'Action', 'Status'),
        row('1.1', 'Write to every child', 'On track'),
        row('1.2', 'Ask twice a year', 'Late'),
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'status',
      label: 'Status',
      style: 'expanded',
      isRequired: true,
      errorMessage: 'Choose a status.',
      choices,
    },
    {
      type: 'Input.ChoiceSet',
      id: 'to',
      label: 'Hand to',
      placeholder: 'Choose a person',
      choices: choices.slice(0, 2),
    },
    {
      type: 'Input.Text',
      id: 'words',
      label: 'What was done',
      isMultiline: true,
      isRequired: true,
      maxLength: 2000,
      placeholder: 'In plain words',
      errorMessage: 'Say what was done.',
    },
    { type: 'Input.Text', id: 'count', label: 'Count', placeholder: 'Such as 68' },
    { type: 'Input.Date', id: 'asAt', label: 'As at' },
    { type: 'Input.Toggle', id: 'noChange', label: 'No change', title: 'Nothing has changed, because:' },
    text('The words that were hidden.', { id: 'more', isVisible: false }),
    {
      type: 'ActionSet',
      actions: [
        { type: 'Action.ToggleVisibility', title: 'Show more', targetElements: ['more'] },
        { type: 'Action.Execute', title: 'Read it all', verb: 'long', associatedInputs: 'none' },
        { type: 'Action.OpenUrl', title: 'Open the pack', url: 'http://127.0.0.1/local/library/a/b.pdf' },
      ],
    },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Send update', verb: 'send', data: { action: '1.10' } },
    {
      type: 'Action.Execute',
      title: 'Save draft',
      verb: 'save',
      associatedInputs: 'auto',
      data: { action: '1.10' },
    },
    {
      type: 'Action.Submit',
      title: 'Ask for more time',
      associatedInputs: 'none',
      data: { msteams: { type: 'task/fetch' }, verb: 'more-time' },
    },
    {
      type: 'Action.ShowCard',
      title: 'Hand to a deputy',
      card: {
        type: 'AdaptiveCard',
        body: [
          {
            type: 'Input.Text',
            id: 'reason',
            label: 'Reason',
            isRequired: true,
            errorMessage: 'Give a reason.',
          },
        ],
        actions: [{ type: 'Action.Execute', title: 'Hand over', verb: 'hand-over', data: {} }],
      },
    },
  ],
};
