/** Who is who in local Teams: one made-up tenant and one bot, shaped as Teams' own ids are. */

export const tenantId = '10ca1000-0000-4000-8000-000000000000';

export const localBot = { id: '28:10ca1b07-0000-4000-8000-000000000000', name: 'Pledgekeeper' };
