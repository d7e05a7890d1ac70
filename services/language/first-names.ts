/** First names given in the United Kingdom, by what else the word can mean, for the identity check. */
import { namesFromAToJ } from './first-names-a-to-j';
import { namesFromKToZ } from './first-names-k-to-z';

const listed = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));

/** Names that are seldom anything else: a capital letter is enough. */
export const plainNames = listed(`${namesFromAToJ} ${namesFromKToZ}`);

/** Names that are ordinary words too, of which months stand apart: the words around must show that a person is meant. */
export const wordNames = listed(`
Ace Amber Ambrose Amity Angel Art Ash Aurora Autumn Baker Bay Bill Bird Birdie Bishop Blessed
Blessing Bliss Blossom Blue Bonny Breeze Brook Brooklyn Buddy Buster Can Candy Cash Chance Charity Chase
Cherish Chip Christian Clay Cliff Clover Comfort Conn Constance Coral Crystal Dawn Dean Deep Destiny Diamond
Dolly Dot Dream Earl Ed Eden Era Ernest Eve Ever Faith Favour Fay Fisher Flame Flower Forest Forrest Fortune
Fox Frank Gale Gem Gene Gift Ginger Glen Glory Gold Good Grace Grant Gray Grey Guy Happy Harmony Heath
Heaven Hero Honest Honey Honor Honour Hope Hunter Imam Indigo Infinity Innocent Ion Ivory Jan Jazz Jean
Jet Jewel Joy Junior Justice Karma King Kingdom Kit Lance Lane Lark Laurel Legend Liberty Loan Lucky Lynx
Mai Major Marina Max Mark Marshall Marvel Masa Meadow Melody Mercy Merit Merry Miles Miller Mint Miracle Misty
Mo Nam Nana Nile Noble Nova Nur Ocean Ola Olive Opal Param Parker Patience Peace Peaches Pearl Pepper Pia
Pierce Pip Piper Pixie Porter Praise Precious Presley Pretty Prince Princess Promise Prudence Psalm Queen
Queenie Rain Rainbow Raja Ram Rand Raven Ray Red Reef Reign Rex Rich Rio River Rock Rocket Rocky Rogue Roman
Rose Royal Rusty Saffron Sage Said Salam Sandi Sandy Sapphire Sawyer Serenity Shadow Shaikh Sheikh Shine
Sierra Skipper Sky Skye Snow Sorrel Star Starr Sterling Storm Sultan Summer Sunny Sunshine Tanner Teal
Temperance Thor Tory Trinity True Trust Tulip Turner Unity Val Van Venus Victor Victory Viola Vita Wade Ward
Will Willow Winter Wolf Worthy Zen Zephyr
`);

/** The months among them, and what is said of a month as often as of a girl. */
export const monthNames = listed('April August January June May');

/** Names that are places, families or institutions as often: only what a person does shows that a person is meant. */
export const placeLikeNames = listed(`
Aberdeen Adelaide Alexandra Alexandria Allerton Alton Anderson Ashby Ashton Asmara Aston Austin Ayr Beckett
Bevan Blair Bolton Boston Bradford Brighton Byron Carlisle Carlton Carson Chad Chelsea Chester Cheyenne
Clarke Clayton Clifton Clinton Crosby Dakota Dale Dallas Dalton Darwin Davis Denver Derby Devon Dickens
Dudley Elgin Ellesmere Eton Evans Fleetwood Florence Franklin Genesis Georgia Heaton Henley Hilton Houston
Hudson Huxley India Irvin Irvine Israel Jamaica Java Jefferson Jersey Jesus Johnson Jordan Kennedy Kent
Kenya Kingsley Kingston Lawson Leeds Leicester Lincoln Linden Lisbon London Lorne Lourdes Lucerne Ludlow
Macclesfield Malta Malvern Marlow Melbourne Melton Memphis Mercia Milan Milton Montana Morton Murray Nelson
Nevada Newport Newton Norton Oakley Odessa Owens Oxford Paris Perry Phoenix Powell Preston Quincy Raleigh
Ramsey Reading Rugby Ryde Sahara Savannah Selby Stafford Stirling Sutton Sydney Tennessee Tudor Valencia
Verona Victoria Vienna Virginia Warwick Washington Wellington Wells Weston Wilson Windsor Wyatt York Zion
`);
