/** The demo's one written report, in the 2022 form: invented, with no figure about any child. */
import { reportFields } from '../../services/reports/rules';

export const demoReport = {
  block: {
    [reportFields.title]: 'Foster carers’ survey: what we heard and what we will do',
    [reportFields.reportOf]: 'Head of Service, Cared for Children and Care Leavers',
    [reportFields.contactOfficer]: 'Fostering Service Manager',
    [reportFields.fact(0)]: 'All wards',
  },
  sections: {
    purpose:
      'This report tells the committee what foster carers said in the autumn survey, and what the service will change.',
    summary:
      'Carers feel well supported by their own workers, and less well told about changes to services.\n\nThree things will change by the summer: a monthly letter, an evening forum and a named person for questions about money.',
    recommendations:
      'Note what foster carers said in the survey.\nComment on the three changes that the service will make.\nAsk the Fostering Service Manager to report on the changes by 7 September 2027.',
    reasons: 'Members asked in December how carers are heard. The survey is the widest answer there is.',
    'other-options': 'None. The report asks for no decision between options.',
    background:
      '## The survey\nIt was open for four weeks, online and on paper. Carers could answer without giving a name.\n\n## What carers said\n- Their own worker listens, and comes back to them.\n- Changes to services reach them late, and often by chance.\n- Questions about money take too many calls.',
    consultation:
      'The survey was written with the foster carers’ forum. Young people on the shadow committee chose two of its themes.',
    'implications-legal':
      'The council must support its foster carers under the fostering regulations. The changes are within its present duties.',
    'implications-finance': 'The three changes are paid for from the service’s budget for this year.',
    'implications-policy': 'They serve Pledge 3 and change no policy.',
    'implications-equality':
      'The evening forum is for carers who work in the day. The letter will come in other formats when asked for.',
    'implications-human-resources': 'One worker takes on the questions about money, within present hours.',
    'implications-risk':
      'If carers see no change, fewer may answer next year. The forum will hear each month what was done.',
    'implications-rural':
      'The evening forum can be joined online, because some carers live far from the offices.',
    'implications-children':
      'Children live better with carers who know what is changing and whom to ask, so the changes help to keep homes stable. Young people told the shadow committee’s worker that they notice when their carers are the last to know. Foster carers and the participation team told us this, and the forum will say in September whether it has changed.',
    'implications-public-health':
      'None beyond the wellbeing of carers and children, which is described above.',
    'implications-climate': 'The letter goes by e-mail unless a carer asks for paper.',
    appendices: '',
    'background-papers': 'None',
  },
};
