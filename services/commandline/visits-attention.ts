/** What `doctor` says of frontline visits: numbers for the safety card, posts without a holder, members who cannot be asked. */
import type { Services } from '../wiring';

/** Nothing where there are no services: the council does not use visits yet. */
export async function visitsAttention(
  { visits, people }: Pick<Services, 'visits' | 'people'>,
  committeeId: string,
): Promise<string[]> {
  const services = (await visits.services(committeeId)).filter((service) => !service.retired);
  if (services.length === 0) return [];
  const settings = await visits.settings(committeeId);
  const holders = await people.holders(committeeId);
  const vacant = [...new Set(services.map((service) => service.managerPost))].filter(
    (post) => !holders.has(post),
  );
  const unready = (await visits.members(committeeId)).filter(
    (member) => !member.trainedOn || !member.checkUntil,
  );
  const numbers = [settings.frontDoorPhone, settings.emergencyDutyPhone, settings.designatedOfficer];
  return [
    ...(numbers.includes('')
      ? [
          'A number is missing on the card for a worry seen on a visit. Set it: visits settings --front-door … --emergency-duty … --designated-officer …',
        ]
      : []),
    ...vacant.map(
      (post) =>
        `No one holds the post “${post}”, which manages a service that is visited. Import people with it.`,
    ),
    ...(unready.length > 0
      ? [
          `${unready.length} members have no training or check recorded, so they are not asked to visit. Import them: import members FILE`,
        ]
      : []),
  ];
}
