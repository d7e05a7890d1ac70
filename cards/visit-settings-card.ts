/** The clerk’s card of how visits are run. */
import { button } from './actions';
import { type Card, card } from './card';
import { choiceInput, textInput } from './inputs';
import { facts, heading, line, small } from './text';
import { visitInputs } from './verbs-visits';

export interface VisitSettingsView {
  problem: string | null;
  done: string | null;
  visitsAMonth: string;
  membersAVisit: string;
  swaps: string;
  frontDoor: string;
  emergencyDuty: string;
  designatedOfficer: string;
  /** What is set at the command line alone. */
  others: [string, string][];
  submissionId: string;
}

const upToFour = ['1', '2', '3', '4'].map((value) => ({ title: value, value }));

export function visitSettingsCard(view: VisitSettingsView): Card {
  return card({
    fallbackText: 'How visits are run',
    body: [
      heading('How visits are run'),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      view.done ? line(view.done, { weight: 'bolder' }) : null,
      choiceInput(visitInputs.aMonth, 'Visits a month', upToFour, { value: view.visitsAMonth }),
      choiceInput(visitInputs.members, 'Members on a visit', upToFour, { value: view.membersAVisit }),
      choiceInput(
        visitInputs.swaps,
        'When two members agree a swap',
        [
          { title: 'The clerk is told', value: 'told' },
          { title: 'The clerk agrees to it first', value: 'agrees' },
        ],
        { value: view.swaps },
      ),
      line('Whom to ring about a worry, shown on the safety card:', { spacing: 'medium' }),
      textInput(visitInputs.frontDoor, 'Front door', { value: view.frontDoor }),
      textInput(visitInputs.emergencyDuty, 'Emergency duty team', { value: view.emergencyDuty }),
      textInput(visitInputs.designatedOfficer, 'Designated officer', { value: view.designatedOfficer }),
      facts(view.others),
      small('These last are set at the command line: visits settings.'),
    ],
    actions: [
      button(
        'Keep these settings',
        'visit.save-settings',
        { submissionId: view.submissionId },
        { reads: 'inputs', style: 'primary' },
      ),
      button('The rota', 'visit.rota', {}),
    ],
  });
}
