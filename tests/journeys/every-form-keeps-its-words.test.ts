/**
 * Every form that somebody in the town can reach: something is typed into each of its inputs, every other button of it is pressed,
 * and when they come back the words are there. The forms are found by pressing, not listed by hand.
 */
import { formOf } from '../../bot/card-form';
import { holdsTheirWords } from '../../bot/held-words';
import type { Card } from '../../cards/card';
import { type VerbName, verbs } from '../../cards/verbs';
import { buttonsOf, inputsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(900_000);

type Json = Record<string, unknown>;
/** How a card was reached: by words, or by what a button sent. */
type Way = { says: string } | { data: Json };

interface Found {
  form: VerbName;
  chat: Chat;
  way: Way;
}

const starts: [person: string, phrases: string[]][] = [
  ['Head of Service', ['my updates', 'reports']],
  [
    'Democratic Services Officer',
    [
      ...['status', 'agenda', 'reports', 'write a report', 'committee actions', 'work programme', 'record'],
      ...[
        'add a bank holiday',
        'stop messages',
        'visits',
        'rota',
        'visits settings',
        'visits for the meeting',
      ],
      ...['papers', 'versions', 'add a figure', 'figures in conflict', 'small numbers', 'close the meeting'],
    ],
  ],
  ['Operational Group Reviewer', ['scrutiny', 'status']],
  ['Performance Officer', ['add a figure', 'figures in conflict', 'small numbers']],
  ['Councillor H', ['visits', 'away']],
  ['Health Team Manager', ['visits']],
  ['Participation Worker', ['questions', 'groups', 'you said', 'pre-meet', 'young people’s edition']],
];

/** Pressed to look further; whatever else a button does, it is not for a crawl. */
const onlyShows = (verb: VerbName) =>
  !('submissionId' in verbs[verb].shape) && !('version' in verbs[verb].shape) && !changes.has(verb);
const changes: ReadonlySet<VerbName> = new Set<VerbName>([
  ...(['committee.choose', 'form.start-again', 'update.save-draft', 'visit.remove-away'] as const),
  ...(['visit.stop-calendar', 'pack.ask-two', 'question.ok', 'question.worried', 'step.done'] as const),
  ...(['step.not-done', 'clerk.open-round', 'question.change-group', 'question.start-practice'] as const),
]);

/** While a round is open, and while the papers of its meeting are made. */
const moments = [
  ['in the round', '2027-01-05T10:00:00Z'],
  ['before the meeting', '2027-02-17T09:00:00Z'],
] as const;

onEachTown('Whoever types into a form', (open) => {
  let town: Town;
  let found = new Map<string, Found>();
  const everywhere = new Set<string>();

  beforeAll(async () => {
    town = await open();
    await town.clock('2027-01-05T09:00:00Z');
    const lead = await town.at('Head of Service');
    await lead.says('my updates');
    await lead.presses('Open 1.5');
    await lead.presses('Send update', {
      'What was done': 'The yearly look has begun with four groups.',
      'What difference did it make?': 'Groups say that they are asked in time.',
      'What happens next': 'A report in March.',
      Status: 'on-track',
    });
  });
  afterAll(() => town.stop());

  async function crawl(chat: Chat, way: Way, seen: Set<string>, deeper: number): Promise<void> {
    await go(chat, way);
    const { card } = chat;
    const form = formShown(card);
    if (form && !found.has(form)) found.set(form, { form, chat, way });
    if (deeper === 0) return;
    // One of each kind of way on is enough: a list of fifty rows has fifty of the same.
    for (const action of buttonsOf(card)) {
      const { data } = action as { data?: Json };
      const verb = data?.verb as VerbName | undefined;
      if (!verb || !onlyShows(verb) || seen.has(verb)) continue;
      if ((data?.msteams as Json | undefined)?.type === 'task/fetch') continue;
      seen.add(verb);
      await crawl(chat, { data: withoutMark(data ?? {}) }, seen, deeper - 1);
    }
  }

  async function go(chat: Chat, way: Way): Promise<void> {
    if ('says' in way) await chat.says(way.says);
    else await press(chat, way.data);
  }

  const press = (chat: Chat, data: Json) =>
    chat.send({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: data.verb, data }, trigger: 'manual' },
      replyToId: 'the same message',
    });

  describe.each(moments)('%s', (_, moment) => {
    beforeAll(async () => {
      await town.clock(moment);
      found = new Map();
      for (const [person, phrases] of starts) {
        const chat = await town.at(person);
        const seen = new Set<string>();
        for (const says of phrases) await crawl(chat, { says }, seen, 3);
      }
      for (const form of found.keys()) everywhere.add(form);
    });

    it('has every button carry what was typed', async () => {
      const bare: string[] = [];
      for (const { form, chat, way } of found.values()) {
        await go(chat, way);
        for (const action of buttonsOf(chat.card))
          if (action.type !== 'Action.OpenUrl' && action.associatedInputs !== 'auto')
            bare.push(`${form}: ${action.title}`);
      }
      expect(bare).toEqual([]);
      expect(found.size).toBeGreaterThan(15);
    });

    it('finds the words again, whichever button they left by', async () => {
      const faults: string[] = [];
      let left = 0;
      for (const { form, chat, way } of found.values()) {
        await go(chat, way);
        const others = buttonsOf(chat.card)
          .filter(isOut)
          .map((action) => action.data as Json);
        for (const data of others) {
          const verb = data.verb as VerbName;
          if (!onlyShows(verb)) continue;
          left += 1;
          await go(chat, way);
          const words = typedInto(chat.card);
          await press(chat, { ...data, ...words });
          await go(chat, way);
          const there = shownIn(chat.card);
          for (const [id, text] of Object.entries(words))
            if (there[id] !== text) faults.push(`${form}, left by ${verb}: ${id} shows “${there[id]}”`);
          await startAgain(chat, form, faults);
        }
      }
      expect(faults).toEqual([]);
      expect(left).toBeGreaterThan(25);
    });

    it('reads what is missing above its input when they send it empty, since no client holds a press back', async () => {
      const faults: string[] = [];
      let asked = 0;
      for (const { form, chat, way } of found.values()) {
        if (!asksForSomething.has(form)) continue;
        await go(chat, way);
        const send = buttonsOf(chat.card).find(
          (one) => one.associatedInputs === 'auto' && !isOut(one) && 'data' in one,
        );
        const empty = Object.fromEntries(Object.keys(shownIn(chat.card)).map((id) => [id, '']));
        await press(chat, { ...(send?.data as Json), ...empty });
        asked += 1;
        if (formShown(chat.card) !== form) faults.push(`${form} sent empty shows ${chat.lines[0]}`);
        else if (!chat.lines.some((text) => /^(Please|Give|Choose|Say|That|It|A |The )/.test(text)))
          faults.push(`${form} sent empty says nothing: ${chat.text}`);
      }
      expect(faults).toEqual([]);
      expect(asked).toBeGreaterThan(3);
    });
  });

  it('was looked at in every area', () => {
    const areas = new Set([...everywhere].map((form) => form.split('.')[0]));
    expect([...areas]).toEqual(
      expect.arrayContaining([
        ...['actions', 'agenda', 'clerk', 'figures', 'programme', 'question', 'reports', 'scrutiny', 'stops'],
        ...['update', 'updates', 'visit'],
      ]),
    );
    expect(everywhere.size).toBeGreaterThan(30);
  });

  /** Takes the words out again, so that the next way begins where this one did. */
  async function startAgain(chat: Chat, form: VerbName, faults: string[]): Promise<void> {
    // An update's draft is theirs to send or to change, and others are told that there is one.
    if (form === 'update.send') return;
    const again = buttonsOf(chat.card).find(
      ({ data }) => (data as Json | undefined)?.verb === 'form.start-again',
    );
    if (!again) {
      faults.push(`${form} offers no way to start again`);
      return;
    }
    await press(chat, again.data as Json);
    const still = Object.values(shownIn(chat.card)).filter((text) => text === halfSentence);
    if (still.length > 0) faults.push(`${form} still shows what was taken out`);
  }
});

/** Forms with an input that has to be filled. */
const asksForSomething: ReadonlySet<VerbName> = new Set<VerbName>([
  ...([
    'figures.send',
    'figures.confirm',
    'clerk.add-day-off',
    'small-numbers.agree',
    'visit.add-away',
  ] as const),
  ...([
    'visit.set',
    'visit.set-visit',
    'visit.send-cancel',
    'updates.send-no-change',
    'update.send-pass-on',
  ] as const),
  ...([
    'update.ask-more-time',
    'update.send-no-change',
    'agenda.send-add',
    'actions.add',
    'stops.stop',
  ] as const),
]);

const halfSentence = 'Half a sentence, typed';

/** What the card sends that somebody has written; null where there is nothing to write. */
function formShown(card: Card): VerbName | null {
  if (inputsOf(card).length === 0) return null;
  const sends = buttonsOf(card)
    .filter((action) => action.associatedInputs === 'auto' && !isOut(action))
    .map((action) => (action.data as Json).verb as VerbName);
  const form = sends.map(formOf).find((one) => one !== null) ?? null;
  return form && !holdsTheirWords(form) ? form : null;
}

const isOut = (action: Json) => ((action.data as Json | undefined)?.onForm as Json | undefined)?.out === true;

const withoutMark = ({ onForm: _, ...data }: Json): Json => data;

/** Something else in each input than stands there. */
function typedInto(card: Card): Record<string, string> {
  return Object.fromEntries(inputsOf(card).map((input) => [String(input.id), otherThan(input as Json)]));
}

function otherThan(input: Json): string {
  switch (input.type) {
    case 'Input.Date':
      return input.value === '2027-03-11' ? '2027-03-12' : '2027-03-11';
    case 'Input.Toggle':
      return String(input.value === input.valueOn ? input.valueOff : input.valueOn);
    case 'Input.ChoiceSet': {
      const choices = (input.choices as { value: string }[]).map(({ value }) => value);
      return choices.filter((value) => value !== input.value).at(-1) ?? String(input.value ?? '');
    }
    default:
      return halfSentence;
  }
}

const shownIn = (card: Card): Record<string, string> =>
  Object.fromEntries(inputsOf(card).map((input) => [String(input.id), String(input.value ?? '')]));
