/** Buttons that open a dialog and buttons inside one: what they show is fetched at that moment, and stays in no chat. */
import type { Action, Element } from './card';
import type { VerbData, VerbName } from './verbs';

/** Teams asks the bot for the dialog (task/fetch); the card in the chat never holds what it shows. */
export function opensDialog<Name extends VerbName>(title: string, verb: Name, data: VerbData<Name>): Action {
  return {
    type: 'Action.Submit',
    title,
    data: { ...data, verb, msteams: { type: 'task/fetch' } },
    associatedInputs: 'none',
  };
}

/** In a dialog Teams sends Action.Submit as task/submit. */
export function inDialog<Name extends VerbName>(
  title: string,
  verb: Name,
  data: VerbData<Name>,
  reads: 'inputs' | 'nothing' = 'nothing',
): Action {
  return {
    type: 'Action.Submit',
    title,
    data: { ...data, verb },
    associatedInputs: reads === 'inputs' ? 'auto' : 'none',
  };
}

/** `label` says what is asked; `title` stands beside the box. */
export function tick(id: string, label: string, title: string, value = ''): Element {
  return {
    type: 'Input.Toggle',
    id,
    label,
    title,
    value: value || 'no',
    valueOn: 'yes',
    valueOff: 'no',
    wrap: true,
  };
}
