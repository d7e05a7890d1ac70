/** The agenda as the public may see it: the one way in which private matter is taken out of it. */
import type { Agenda, AgendaItem, Privacy, Timing } from './rules';

/**
 * Pure. Of a private item there stay its number, the title given for the public, its paragraphs and the public-interest
 * reason (or the confidential ground), and whether it is to follow or urgent; everything else of it is gone: its own title,
 * purpose, lead, papers, reasons. An open item keeps everything but a paper that lies in the private folder. A withdrawn
 * private item is not there at all.
 */
export function publicAgenda(agenda: Agenda): Agenda {
  return {
    ...agenda,
    items: agenda.items
      .filter((item) => item.part === 1 || item.withdrawnReason === null)
      .map((item) => (item.part === 2 ? closedItem(item) : openItem(item))),
  };
}

function openItem(item: AgendaItem): AgendaItem {
  return { ...item, publicTitle: '', attachments: item.attachments.filter(({ part }) => part === 1) };
}

/** Written out field by field, so that a field added to the type is not let through unseen. */
function closedItem(item: AgendaItem): AgendaItem {
  return {
    id: item.id,
    meetingId: item.meetingId,
    kind: 'other',
    number: item.number,
    title: item.publicTitle === '' ? 'Private item' : item.publicTitle,
    publicTitle: item.publicTitle,
    purpose: '',
    leadPost: null,
    part: 2,
    privacy: publicPrivacy(item.privacy),
    timing: publicTiming(item.timing),
    reportId: null,
    attachments: [],
    withdrawnReason: null,
    withdrawnAt: null,
    addedAt: item.addedAt,
    version: item.version,
  };
}

function publicPrivacy(privacy: Privacy | null): Privacy | null {
  if (privacy?.kind !== 'confidential') return privacy;
  return { kind: 'confidential', ground: privacy.ground, because: '' };
}

function publicTiming(timing: Timing): Timing {
  switch (timing.kind) {
    case 'on-time':
      return timing;
    case 'to-follow':
      return { kind: 'to-follow', reason: '' };
    case 'urgent':
      return {
        kind: 'urgent',
        opinion: {
          reason: '',
          whyLate: '',
          whyNotWait: '',
          chairPersonId: timing.opinion.chairPersonId,
          at: timing.opinion.at,
        },
      };
  }
}
