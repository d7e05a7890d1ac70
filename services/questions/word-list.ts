/** 2,048 plain words, so that each word of a private code carries eleven bits; easy to read out, and none of them unkind. */
export const codeWords: readonly string[] = `
above accept achieve acorn acre acrobat across actor add admire adopt advise agile agree aim air airport
alder alley allow almond along alpaca always amazing amuse anchor ancient angle ankle anorak answer anteater
antelope antler aphid appear applaud apple apricot apron aquarium arch archery archway area arena arm
armband around arrange arrive arrow artist ash ask athlete atlas atom attic august author autumn avenue
awesome axle azure baa baboon backpack badge badger bagel bagpipe bake baker bakery balance balcony ball
ballet balloon bamboo banana band banjo banner banquet barber barge bark barley barn barrel basin basket
bassoon batch bath bathroom battery bay beach beacon bead beak beam bean beaver become bed bedroom bedside
beech beetle beetroot begin behind beige believe bell belong below belt bench bend bent beside best better
between beyond bicycle big binder birch birthday biscuit bison blanket blazer blend blink block bloom
blossom blouse blue bluebell boat bobbin bog boil bold bolt bonnet bonus book boot booth border borrow
bottle bottom boulder bounce bouquet bowl bowling bracelet bracken bracket brain branch brass brave bread
breathe breeze brick bridge bright brim bring bristle broaden bronze brooch brook broom broth browse brush
bubble bucket buckle bud budgie buffalo build builder bulb bull bumper bun bunch bundle bungalow bunk burger
burrito bus busy butler butter button buzz buzzard cabbage cabin cable cactus cafe cake calendar calf call
calm camel camera camp camper campfire campsite canal canary candle candy canoe canvas canyon cap cape
capital captain caption car caramel caravan cardamom cardigan care cargo caring carnival carousel carp
carpet carrot carry cart carton cashier castle cat catch cause cave cavern cedar ceiling celery cellar
centre century ceremony chair chalet chalk champion chance change channel chapter charm charming chart chat
chatter cheek cheer cheerful cheery cheese cheetah chef cherry chess chew chewy chick chime chimney chin
chip chirp chive choice choir chop chord chorus chuckle chutney cinder cinema circle circus citrus city clam
clamp clap classic claw clay clean clear clerk clever click cliff climate climb climber clip cloak clock
close cloud cloudy clover clown club cluck clue cluster coach coast coat cobweb cockle cocoa coconut cod
code coffee coin cold collage collar collect college column comb combine come comet comfort comfy comic
comma compare compass compose concept concert cone conker connect contour cook cookie cool copper copy coral
cork corner costume cosy cot cottage cotton count counter country county cove cow crab cracker crackle
cradle crane crate crawl crayon cream creamy create creek cress crest crew cricket crimson crisp crocus
croquet crowd cruise crumble crumpet crunch crunchy crystal cube cuckoo cuff cumin cup cupcake curious
curling curly curry curtain curve cushion custard custom cyan cycling dairy damp damson dance dancer daring
dark dash data dawn day decade decide deck deep degree deliver delta demo den denim dentist desert design
desk detail develop diagram dial diamond diary dice dig dim dimple diploma dish display dive diver divide
dog doll dolphin dome domino donkey door doorway dot double dove dozen dragon drama draw drawer dream
dreamer dress drink drip drive driver drizzle drum dry duck duet dune dusk dust duster dusty eager eagle ear
early earring earth earwig easel east eat echo eclair edge editor eel effect elbow elegant eleven elf elm
emblem emerald emperor empire emu end energy engine enigma enjoy enter episode equal era eraser essay
estuary even evening event exam examine example exhibit expand explain explore express extra fable face fact
factor fairy falafel falcon famous fancy far farm farmer fast favour fawn feast feather feature feel felt
fen fence fencing fennel fern ferret ferry fetch fete fiction field fifty fig figure file film filter fin
finch find finder finger finish firefly firm first fisher five fix fizz flag flame flan flap flask fleece
flicker flint flipper float flock floor flora florist flow fluffy flute flutter fly foam focus fog foil fold
folder folk follow foot force forest forgive fork formula forty fossil fourth fox frame freckle freezer
fresh friday fridge friend fringe frisbee frog front frost frosty fry fudge full funnel funny furrow furry
fuzzy gadget galaxy gale gallery gallon gallop game garage garden garland garlic garnet gate gateway gather
gaze gazebo gazelle gear gecko gem genius gentle gerbil gesture giant gift giggle gill giraffe give glad
glade glass gleam glide glider glimmer glimpse glisten glitter global globe glory glossy glove glow glue
gnome goal goat goggles gold golden golf good goose gorge gorilla gorse gosling grain gram grammar granary
grand granite granola grape graph grass grassy gravel gravity gravy green greet grey grid grill grip grocer
grotto group grove grow growl guard guess guest guide guitar gulf gull gulp guppy gust gym habit haddock
hail half halibut hall hallway hamlet hammer hammock hamper hamster hand handle handy hanger happy harbour
harmony harness harp harvest hat haven hawk hay haze head heal heap hearty heat heath heavy hedge heel
height helmet help helper helpful hem hen herald herd hero heron hexagon hike hiker hill hinge hint hippo
hive hobby hockey hoe hold holiday honest honey honour hoodie hoof hoop hoot hop hope hopper horizon horn
hose host hot hotel house hub hum humble hummus hundred hurdles hut hutch hydrant hyena ice icicle icon idea
igloo iguana image imagine improve inch include index indigo ink inlet insect inside inspire instant invent
invite iron island item ivory jackal jacket jaguar jam january jar jaunty jazz jeans jelly jersey jetty
jewel jigsaw jingle jog join joiner joke jolly journal journey jovial joyful judo jug juggle juggler juice
juicy jukebox july jump jumping jungle juniper kale karate kayak kazoo keen keep keeper kennel kernel
kestrel kettle khaki kilo kilt kind kingdom kiosk kitchen kite kitten kiwi knee kneel knock knuckle koala
label lace ladder ladle lagoon lake lamb lamp land lane lantern laptop larch lark lasagne laser late later
lattice laugh launch lawn layer lead leader leaf leafy lean leap learn leather leave left leg legend leisure
lemon lemur lend lens lentil leopard letter lettuce level lever library lift light lighten lilac lime limpet
line linen linger lion lip list listen litre litter lively lizard llama load lobster local lock locket lodge
loft log logo long look loom lorry loud lounge lovely low loyal loyalty lucky lullaby lunch lung lute lynx
lyric magenta magic magical magnet magpie make maker mammal mango manor map maple maraca marble march margin
marina marker market marrow marsh mascot mask mat match mate mayor meadow measure medal medley meerkat
melody melon melt mend mentor menu meow mermaid merry message metal meteor method midday middle midway
mighty mild mile milk mill miller million mineral mingle minnow mint minute mirror mist misty mitten mix
mixture model modern module mole moment monday monkey month moo moon moor moose mop morning mosaic moss
mossy moth motif motion motor motto mound mouse mouth mud muddy muesli muffin mug mule munch mural muse
museum mustard nacho nap narrow narwhal nature navy near neat neck nectar neigh nest nestle net netball
nettle never news newt nimble nine noble nod noodle nook noon north notice notion nougat novel now nursery
nurture nut nutmeg nylon oak oasis oat object observe ocean octave octopus odd offer office often oink old
omelet once onion opal open opera opinion orange orbit orchard orchid order organ origin osprey ostrich
otter ounce outline outside oval oven over owl oxygen oyster pack pad paddle paddock paella page pageant
paint painter pal palace pan pancake panda pansy panther pantry papaya paper paprika parade parcel parish
park parrot parsley parsnip party passage pasta pastry pasture patch path patient patio pattern peach
peacock peanut peat pebble pecan pedal peg pelican pen pencil pendant penguin pennant penny pepper perch
perfect perform petal phoenix phone piano piazza piccolo pick pickle picnic picture pie pier pig pigeon
piglet pike pile pillar pillow pilot pine pink pint pioneer pitch pixie pizza plaice plan planet plant
plaque plastic plate plateau play player playful plaza pliers plop plough plucky plug plum plumber plume
pocket podium poem poet polish polite polka pollen pond pony pool pop popcorn poplar popular porch port
portal porter post postbox poster posy pot potato potter pottery pound power prairie praise praline prawn
preface prepare present pretzel print printer prism prize profile project promise protect proud proverb
provide publish puck pudding puddle puffin pull pulley puma pump pumpkin pupil puppet purple purpose purr
purse push puzzle pyjamas pyramid quack quarry quarter quartet quartz quest quiche quick quicken quiet quill
quilt quiz quota rabbit racket radar radiant radio radish radius raft rafter railway rainbow rainy raise
raisin rake ramp ranger rapids rare rat rattle raven ravioli reach read ready realise reason rebound recall
recipe recite record recycle red reed reef referee refrain refresh region relax relay relish repair repeat
report rescue respect rest result return reveal review reward rhino rhubarb rhyme rhythm ribbon rice riddle
ride rider ridge rinse ripple rise risotto ritual river roam roar roast robot rock rocket rocky roof rook
roomy rooster rosette rough round rower rowing royal rubber rudder rug rugby ruler rumble run runner running
runway rush rustle saddle safari saffron sailor salmon salsa salt salty samosa sample sand sandal sandbox
sandpit sandy sardine satchel satsuma sauce saucer saunter scale scanner scarf scarlet scatter scene scenery
scholar school scone scoop scooter score screen screw script scroll scrub seal search seaside season seaweed
second secret seed seek seeker seesaw send sensor sequel series serve sesame set settle seven shadow shallow
shape share shed sheep sheet shelf shell shelter sherbet shield shine shiny ship shirt shoal shoe shop short
shorts shovel show shower shrew shrimp shuffle shutter side sieve sift sign signal silk silky silver simmer
simple sing singer sink sip six skate skater sketch ski skier skill skip skipper skirt skittle sky skyline
slate sled sledge sleep sleet sleeve slice slide slipper slope sloth slow slug slurp small smart smell smile
smooth snail snooker snorkel snout snow snowman snowy snug snuggle soap soar sock socket sofa soft soil solo
solve sonata sonnet soon sorbet sort sound soup sour source south spade spanner spare sparkle sparkly
sparrow speak speaker speed spell sphere spicy spinach spinner spiral spire splash sponge spoon spot spray
spring sprout spruce square squash squeak squeal squeeze squid squire stable stack stadium stag stage stalk
stamp stanza staple star start station statue stay steady stem stencil stew still stir stitch stoat stone
stool stop stork storm stove straw stream street stretch stride string stripe stroll strong student studio
study stump sturdy style suburb subway succeed suede sugar suggest summer summit sundae sunday sundial sunny
sunrise sunset super superb support surf surface sushi swallow swamp swan swarm sway sweater sweep swift
swim swimmer swing swish switch swoop symbol syrup system table tablet taco tadpole tailor talent talk tall
tan tandem tango tap tape tart tartan tassel taste tasty teacake teach teacher teal team teapot teddy tell
tempo ten tennis tent tern terrace texture thank theatre theme theory thermos thick thicket thimble thin
think thinker third thirty thistle thorn thread three thrive throne thrush thumb thunder thyme ticket tickle
tidy tiger tights tile timber tin tinkle tiptoe title toad toast toaster today toffee tofu token tomato
tongue tonic toolbox tooth top topaz topic torch toss totem tough tour towel tower towpath trace track
tractor trail train trainer tram travel tray treacle treat trek trellis trend tribute trick trifle trike
trinket trio trip triple troop trophy tropic trout trowel truck trumpet trunk trust trusty tuba tuesday
tugboat tulip tumble tuna tune tunic tunnel turf turkey turn turnip turret turtle tusk tutor tweet twelve
twenty twice twig twine twirl twist tyre ukulele unfold unicorn union unit unite unpack upland useful vale
valley value valve van vanilla vase vault velvet veranda verse vessel vest vet viaduct villa village vine
violin vision visit vista vivid volcano vole volume vowel voyage waffle wagon waist waiter wake walk walker
walkway wall wallaby wallet walnut walrus waltz wander warm wash wasp watch water wave wavy wax weasel weave
weaver web weekend welcome wellie west wet wetsuit whale wheat wheel whirl whisk whisker whisper whistle
wicker wide widen willow win wind window windy wing wink winner winter wire wisdom wise wish wizard wobble
wolf wombat wonder woof wool woolly world worm wreath wren wrist writer yard yarn yawn year yellow yew
yoghurt yonder young yummy zebra zesty zigzag zinc zip zodiac zoom
`
  .trim()
  .split(/\s+/);
