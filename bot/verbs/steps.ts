/** `step.open` shows one step of a meeting's cycle; `step.done` and `step.not-done` mark it. */
import { button } from '../../cards/actions';
import { messageCard } from '../../cards/message-card';
import { stepCard } from '../../cards/step-card';
import type { stepVerbs } from '../../cards/verbs-steps';
import type { StepView } from '../../services/cycle/service';
import { unreachable } from '../../services/result';
import { stepCardView } from '../present/steps';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

/** Who may read what of a meeting is on the timetable, which is for everyone: a step adds only the way to its page. */
const stepOpen: Handler<'step.open'> = async ({ turn, data, services }) => {
  const view = await services.cycle.step(data.meetingId, data.step, turn.person.id);
  return view?.mayMark ? showStep(services, view) : notYours();
};

async function mark(
  services: BotServices,
  turn: Turn,
  step: { meetingId: string; step: string; done: boolean },
): Promise<Reply> {
  const marked = await services.cycle.mark({ ...step, byPersonId: turn.person.id });
  if (marked.ok) return showStep(services, marked.value);
  switch (marked.refusal.code) {
    case 'not-found':
    case 'not-allowed':
      return notYours();
    default:
      return unreachable(marked.refusal);
  }
}

async function showStep(services: BotServices, view: StepView): Promise<Reply> {
  return show(stepCard(await stepCardView(services, view)));
}

/** The same for a step that is not there: nothing is told of another committee's. */
function notYours(): Reply {
  return show(
    messageCard({
      title: 'This step is for those who take it',
      lines: ['The committee’s clerk and the people named in the timetable can open it.'],
      actions: [button('What I can do here', 'help', {})],
    }),
  );
}

export const stepHandlers: { [Name in keyof typeof stepVerbs]: Handler<Name> } = {
  'step.open': stepOpen,
  'step.done': ({ turn, data, services }) => mark(services, turn, { ...data, done: true }),
  'step.not-done': ({ turn, data, services }) => mark(services, turn, { ...data, done: false }),
};
