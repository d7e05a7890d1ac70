/** First names given in the United Kingdom, of every community, A to J; data only, and about nobody. */
export const namesFromAToJ = `
Beth Jay Archer Aaden Aadhya Aadi Aadil Aadya Aahil Aaliyah Aamina Aamir Aanya Aaradhya Aarav Aarnav Aaron Aarti Aarush
Aaryan Aarón Aashish Aayan Aayush Abayomi Abbas Abbi Abbie Abby Abdalla Abdallah Abdi Abdiaziz Abdifatah
Abdihakim Abdikadir Abdikarim Abdinasir Abdirahim Abdirahman Abdiwali Abdul Abdulaziz Abdulhadi Abdulkadir
Abdullah Abdullahi Abdulmalik Abdulrahim Abdulrahman Abdulwahid Abdur Abdurrahman Abeba Abebe Abeer Abel
Abena Abhimanyu Abhinav Abhishek Abi Abida Abigail Abimbola Abiodun Abiola Abisola Aboubakar Abraham Abrar
Abrehet Abshir Abu Abubakar Achieng Ada Adaeze Adaku Adam Adama Adana Adanna Adao Adaora Addie Addison Ade
Adebayo Adebisi Adebiyi Adebola Adebowale Adedayo Adedeji Adeel Adekunle Adel Adela Adele Adelina Adeline
Adem Adeniyi Adeola Aderonke Adetola Adil Adina Aditi Aditya Adjoa Adnan Adoum Adria Adrian Adriana Adrianna
Adriano Adrien Adrienne Adrijana Adunni Advaith Advay Advik Adwoa Aedan Aengus Aeron Afia Afolabi Afonso
Afriyie Afsana Afshin Afua Agata Agatha Aggie Agnes Agnieszka Agnė Agustín Agyeman Ahana Ahmad Ahmadullah
Ahmed Ahmet Ahsan Aida Aidan Aideen Aiden Ailbhe Aileen Ailis Ailish Ailsa Aimable Aimee Aine Ainhoa Ainsley
Aisha Aishah Aishling Aisling Aitor Aiza Ajay Ajinkya Ajit Akanksha Akash Akeem Akiko Akin Akinola Akinyi
Aklilu Ako Akosua Akshay Akua Akwasi Alaa Alain Alan Alana Alanis Alanna Alannah Alastair Alba Albert
Alberta Alberto Albie Aldo Alec Aleena Alejandra Alejandro Aleksander Aleksandra Aleksy Alem Alena Alesha
Alessandra Alessandro Alessia Alessio Alex Alexa Alexander Alexandre Alexandru Alexia Alexis Alexus Alf
Alfee Alfie Alfonso Alfred Alfredo Algirdas Alhaji Alhassan Ali Alia Alice Alicia Alicja Alim Alin Alina
Alisa Alisha Alisia Alison Alistair Alivia Aliya Aliyah Aliyu Aliza Allan Allegra Allen Allie Allison Ally
Alma Almaz Alona Alonso Altaf Alun Alvin Alwyn Alys Alyssa Ama Amaan Amadou Amal Amalia Amanda Amandeep
Amani Amanuel Amara Amarachi Amare Amari Amarjit Amaya Amba Ambreen Amelia Amelie Amelle Amey Amie Amin
Amina Aminah Aminata Aminullah Amir Amira Amirah Amit Amita Amiyah Amleset Ammar Amna Amolika Amos Ampofo
Amrit Amrita Amy Amyleigh Amélie Ana Anab Anagha Anaiah Anais Anamaria Anand Ananth Ananya Anastasia Anaya
Anaïs Anca Andra Andrada Andre Andrea Andreas Andreea Andrei Andreia Andres Andrew Andris Andrius Andriy
Andrzej André Andrés Andy Aneeka Aneesa Aneirin Anesu Aneurin Angad Angela Angelica Angelika Angelina
Angeline Angelo Angharad Angie Angus Anh Aniela Anika Anil Anirudh Anisa Anisah Anise Anita Aniya Anja
Anjali Ankit Anmol Ann Anna Annabel Annabella Annabelle Annalise Anne Anneka Annette Annie Annika Annmarie
Anouk Ansh Anshul Anthea Anthony Antoine Antoinette Anton Antonello Antoni Antonia Antonina Antonio Antony
Anuj Anum Anushka Anwar Anya Aodhan Aoibheann Aoibhinn Aoife Aparna Apinya Apoorva Aqib Aqsa Araba Arabella
Aram Araminta Aran Arash Araz Arben Arbnor Archana Archie Arda Ardalan Ardit Arek Aren Arezoo Arfan Arham
Ariah Arian Ariana Arianna Arianne Arianwen Ariel Ariella Arin Aris Ariyah Arjan Arjun Arkadiusz Arlind Arlo
Armaan Armand Armando Armend Arnav Arne Arnold Aron Arooj Arran Arron Arsalan Arsen Arshad Arshdeep Artan
Artem Arthur Artur Arturo Arun Arwa Arwel Arwen Arya Aryan Asad Asadullah Asante Aseel Asha Ashanti Asher
Ashish Ashlee Ashleigh Ashley Ashling Ashlyn Ashok Ashraf Ashvin Ashwin Asif Asim Asiya Asma Asmaa Asmeret
Astrid Atefeh Atharv Atieno Atif Atiqullah Atiya Atlas Atticus Attila Attiya Aubree Aubrey Audrey Augusta
Augustin Augustina Augustus Aurelia Aurelie Aurimas Aurore Ava Avaleigh Avani Aveen Averil Avery Avi Avin
Avleen Avneet Avni Avril Awad Awais Awaz Awet Axel Aya Ayaan Ayaanle Ayah Ayan Ayana Ayanna Ayat Ayda Ayden
Ayesha Ayisha Ayla Aylin Ayman Aymen Ayo Ayobami Ayodeji Ayodele Ayomide Ayra Ayub Ayush Ayushman Ayyub
Azaan Azad Azadeh Azaria Azhar Azin Aziz Aziza Azizullah Azra Babajide Babak Babatunde Badawi Bahar Bahati
Bahir Bahoz Bailey Baljit Balraj Balvinder Bankole Baran Barasa Barbara Barbora Barnaby Barney Barry Bartek
Bartholomew Bartosz Barzan Bashe Basheer Bashir Bashkim Basma Bastian Batool Baxtiyar Bayan Beata Beatrice
Beatrix Beatriz Beau Becca Beckham Becky Behnam Behrouz Behzad Bekele Belinda Bella Ben Bence Benedict
Benedikta Beniamin Benita Benjamin Benji Benn Bennett Benny Bente Berat Berhane Bernadette Bernard Bernardo
Bernd Bernice Bertie Bertram Bertrand Berwyn Beryl Besa Besart Besnik Bestoon Bethan Bethany Bethel Betsy
Bettie Bettina Betty Bev Beverley Beverly Bhargav Bhavesh Bhavika Bhavna Bhupinder Bianca Bianka Bibi Bilal
Bilan Billie Billy Bilqis Biniam Binta Bintou Bipin Birgit Birhan Birtukan Bisrat Bizhan Bjorn Blaine Blake
Blanaid Blanca Blanka Blathnaid Blendi Blerina Blerta Blodwen Boakye Bob Boban Bobbi Bobbie Bobby Bogdan
Bohdan Bojan Bolaji Bolanle Boniface Bonnie Boris Borja Boryana Borys Botan Boyd Brad Bradley Brady Brahim
Bram Branden Brandi Brandon Brandy Branwen Brayden Breagh Breanna Breda Bree Brenda Brendan Brendon Brenna
Brent Brett Brian Briana Brianna Brid Bridget Bridie Brielle Brigid Brigita Brigitte Brijesh Briony Britney
Brittany Brittney Brodie Brogan Brona Bronagh Bronte Bronwen Bronwyn Brooke Bruce Bruna Brunilda Bruno Bryan
Bryce Bryn Bryony Buddug Bujar Bukola Bukunmi Burak Burim Bushra Busisiwe Busra Bình Cabdi Cadan Caden
Cadence Cadi Cahal Cahir Cai Caitlin Caitlyn Caitriona Cal Calan Caleb Callan Callie Callista Callum Calum
Calvin Camelia Cameren Cameron Camila Camilla Camille Camilo Camron Candace Candice Caoimhe Caoimhín Caolan
Capucine Cara Caragh Carina Caris Carl Carla Carley Carlo Carlos Carlota Carlotta Carly Carmel Carmela
Carmelo Carmen Carmina Carol Carole Carolina Caroline Carolyn Caron Carrie Carter Carwyn Caryl Carys Casey
Caspar Casper Caspian Cassandra Cassia Cassidy Cassie Catalin Catalina Catarina Cate Caterina Cathal
Catherine Cathleen Cathy Catrin Catriona Cayden Ceara Cecil Cecilia Cecily Cedric Cedrick Ceinwen Celene
Celeste Celestine Celia Celina Celine Celyn Cem Ceri Cerys Cesar Cezar Cezary Chaim Chaitanya Chana Chanda
Chandni Chanel Chanelle Chanpreet Chantal Chantel Chantelle Charan Charanjit Chardonnay Charis Charleigh
Charlene Charles Charley Charlie Charlotte Charmaine Charmian Chas Chay Chaya Chelsey Chelsie Cheng Cherie
Cherry Cheryl Chetan Cheyanne Chiamaka Chiara Chibuike Chibuzo Chidera Chidi Chidinma Chien Chijioke Chika
Chimamanda Chinedu Chinonso Chinwe Chinyere Chioma Chipo Chirag Chisom Chisomo Chloe Chloë Chnar Chris
Chrissie Christa Christabel Christelle Christie Christina Christine Christophe Christopher Christos Christy
Chukwudi Chukwuemeka Chukwuma Cian Ciara Ciaran Ciarán Cillian Cindy Ciprian Claire Clara Clare Clarence
Clarice Clarissa Claude Claudette Claudia Claudine Claudio Claudiu Clemency Clement Clementine Cleo
Cleopatra Clifford Cliodhna Cliona Clive Clodagh Clyde Coby Codey Codie Codrina Cody Cohen Cole Colette
Colin Colleen Collette Collin Colm Colman Colton Colum Conall Conan Conleth Connie Connor Conor Conrad
Constantin Constantine Constanza Cooper Cora Coralie Cordelia Corey Cori Corina Corinna Corinne Cormac
Cormack Cornel Cornelia Cornelius Cory Cosima Cosmin Cosmina Cosmo Costel Courtney Craig Cressida Cristian
Cristiana Cristiano Cristina Crystabel Csaba Csilla Curtis Cuthbert Cynthia Cyprian Cyril Cyrus Czeslaw
Cécile Céline Cătălin Dafina Dafydd Dagmar Dagmara Daiana Daina Dainius Daire Daisie Daisy Daiva Daksh Dalal
Daley Dalia Daljit Dalvir Damanpreet Damaris Damian Damiano Damien Damilare Damilola Damir Damola Damon Dan
Dana Danai Danial Daniat Daniel Daniela Daniele Daniella Danielle Daniil Danika Danique Danish Danni Dannii
Danny Dante Danuta Danyal Danyl Daphne Dapo Dara Daragh Darcey Darci Darcie Darcy Dardan Daria Darian Darin
Darina Dario Darius Dariusz Darja Darko Darlene Darnell Darragh Darrel Darrell Darren Darryl Darsh Darshan
Daryl Davan Dave David Davide Davina Davinder Davit Davon Davud Dawid Dawit Dawood Dayna Dayo Dayyaan Deacon
Deanna Deanne Dearbhla Debbie Debora Deborah Debra Declan Dee Deeba Deena Deepa Deepak Deepika Deeqa Deirdre
Dejan Deji Delia Delilah Della Delphine Delroy Delyth Demba Demelza Demetria Demi Demilade Demir Dena Denis
Denisa Denise Deniz Dennis Denys Deqa Derek Dermot Derrick Dervla Deshawn Desiree Desislava Desmond Despina
Desta Dev Devansh Devante Devika Devin Devina Devlin Devorah Dewi Dexter Dhanush Dhruv Diana Diane Dianne
Diarmaid Diarmuid Dickon Didier Diego Dieter Dieudonne Dilan Dilip Dillon Dilpreet Dilraj Dilyana Dilys Dima
Dimitar Dimitri Dimitrios Dimitris Dina Dinah Dinesh Dinis Dino Diogo Dion Dionne Dipika Dirk Ditmar Divin
Divina Divya Divyansh Diyar Djamel Dmitri Dmytro Doina Dolapo Dolores Domenico Domhnall Dominic Dominik
Dominika Dominique Dominykas Don Donagh Donal Donald Donatella Donna Donnacha Donnie Donny Donovan Dora
Dorcas Doreen Dorian Doriana Dorina Doris Dorota Dorothea Dorothy Doru Dougal Dougie Douglas Drago Dragos
Drew Dritan Dua Duane Duarte Dulcie Duncan Dung Dunya Dusan Dustin Dwayne Dwight Dyfan Dylan Dymphna Débora
Eadie Eamon Eamonn Eanna Easa Eavan Ebele Ebenezer Ebo Ebonie Ebony Ebrahim Ebru Ebuka Ebun Ece Eda Edan
Eddie Edel Edgar Edie Edina Edison Edita Edith Edmund Edna Edoardo Edona Eduard Eduarda Eduardo Eduart
Edward Edwin Edwina Edyta Eesa Efe Efrem Efua Egle Eglė Egzon Egzona Ehsan Ehsanullah Eileen Eilidh Eilis
Eilish Eimear Einar Eira Eirian Eirlys Eithne Ekaterina Ekene Ekow Ekua Elaina Elaine Elan Elani Elara Elda
Eldon Eleanor Eleanora Elen Elena Eleni Eleonora Eleri Elfatih Elfie Elham Eli Elia Elian Eliana Elias Elif
Elijah Elin Elina Eliot Elis Elisa Elisabeth Elise Elisha Eliska Elissa Eliza Elizabeth Ella Elle Ellen
Ellery Ellie Elliot Elliott Ellis Ellisha Elloise Elmira Elnaz Elodie Eloisa Eloise Elon Elouise Elowen
Elroy Elsa Elsie Elspeth Eltayeb Elton Eluned Elva Elvin Elvira Elvis Elwood Elwyn Elyas Elyse Elyssia Eman
Emanuel Emanuela Emeka Emelia Emer Emil Emilia Emiliano Emilie Emilija Emilio Emils Emily Emin Emina Emine
Emir Emlyn Emma Emmanuel Emmanuella Emmeline Emmet Emmett Emmie Emre Emrys Ena Enda Endri Endrit Engin
Eniola Enitan Enkelejda Enoch Enric Enrico Enrique Enya Enzo Eoghan Eoin Ephraim Ephrem Eray Erblin Erdem
Eren Ergi Eric Erica Erick Erik Erika Erin Erina Erion Eris Erjon Erjona Ermal Ermias Ernestas Ernestine
Ernie Errol Ertan Ervis Erwin Eryk Eryn Esa Esan Esfandyar Esha Eshaal Eshal Esi Esin Esmae Esmail Esme
Esmee Esmeralda Esosa Esperanza Esra Essa Essie Esteban Estelle Ester Esther Etana Ethan Ethel Etienne Etta
Ettie Euan Eugene Eugenia Eugenie Eunan Eunice Eunide Eva Evan Evander Evangeline Evelina Eveline Evelyn
Everett Everleigh Everly Evie Evita Ewa Ewan Ewelina Ewen Exauce Eyad Eyob Ezekiel Ezgi Ezinne Ezra Fabian
Fabiana Fabienne Fabio Fabiola Fabrizio Fadi Fadia Faduma Fadumo Fahad Faheem Fahima Fahmi Fahmida Faisal
Faiz Faiza Faizaan Faizah Faizal Faizan Falak Fallon Fanta Farah Farai Faraj Faras Faraz Fardin Fareed
Fareeda Farhad Farhan Farhana Farhanullah Farhat Farid Farida Faris Farooq Farouk Farrah Farrukh Farshid
Farzad Farzana Fathima Fatih Fatima Fatimah Fatjon Fatma Fatmata Fatmir Fatou Fatouma Fatoumata Fauzia Fawad
Fawzia Faye Fayez Fayza Feargal Fearghal Federica Federico Feisal Fela Felicia Felicity Felipe Felix Femi
Fenella Fenton Ferdinand Ferenc Fereshteh Fergal Fergus Ferhat Fern Fernanda Fernando Feruza Feven Ffion
Fflur Fiachra Fidel Fifi Fikret Filip Filipa Filipe Filippo Filmon Filomena Filsan Finbar Finbarr Findlay
Finian Finlay Finley Finn Finnian Finnley Finola Fintan Fion Fiona Fionan Fionn Fionnuala Firat Firdaus
Fitsum Fizza Fjolla Flamur Flavia Flavius Fleur Flo Floella Flora Florent Florentina Florian Florica Florin
Florrie Flossie Flynn Foday Folake Folasade Folu Foluke Fowsiya Frances Francesca Francesco Francine Francis
Francisca Francisco Franciszek Franco Francoise Franek Franka Frankie François Fraser Fred Freda Freddie
Freddy Frederic Frederica Frederick Fredrik Freya Freyja Frida Frieda Fritz Ftsum Fuad Funmi Funmilayo
Furaha Furqan Gabija Gabriel Gabriela Gabriele Gabriella Gabrielle Gaby Gael Gaetano Gagan Gagandeep Gaia
Gail Gaja Galina Galya Gamal Gamaliel Ganesh Gareth Garfield Garima Garrett Garry Garvey Gary Gaspar Gaspard
Gaurang Gaurav Gautam Gavin Gayathri Gayle Gaynor Gbemisola Gbenga Gearoid Gebre Gemma Genevieve Gentian
Geoff Geoffrey George Georgi Georgiana Georgie Georgina Georgios Geraint Gerald Geraldine Gerard Gerda Geri
Germaine Gerry Gertrude Gerwyn Gethin Ghada Ghaith Ghazal Ghazanfer Gheorghe Ghulam Giacomo Giancarlo Giang
Gianluca Gianna Gianni Gideon Giedre Gilbert Giles Gilles Gillian Gina Ginny Gino Gintaras Giorgia Giorgio
Giovanna Giovanni Girish Gisela Giselle Gita Giulia Giulio Giuseppe Gladys Glenda Glenn Glenys Glesni Glodie
Gloria Glynis Glynn Godfrey Godwin Goitom Gokhan Goldie Gopal Goran Gordana Gordon Goretti Gosia Gracie
Graeme Graham Grainne Grania Grayson Grazia Graziella Grazyna Greg Gregg Gregor Gregory Greta Gretchen Griff
Griffin Grigor Gruff Gruffudd Gruffydd Grzegorz Grâce Guido Guilherme Guillaume Guillermo Gulab Gulalai
Guled Gulsen Gulshan Gurbir Gurdeep Gurdip Gurinder Gurjit Gurkirat Gurleen Gurmeet Gurnoor Gurpreet
Gursimran Gurveer Gus Gustav Gustavo Gwen Gwenan Gwendoline Gwendolyn Gwenllian Gwenno Gwilym Gwyn Gwyneth
Gwynfor Gözde Haben Habib Habiba Habibullah Hadassah Hadeel Hadi Hadia Hadiya Hadiza Hadja Hadley Hafiz
Hafsa Hafsah Hafsat Hafwen Hagos Haider Haile Hailey Hailu Haitham Haji Hajra Hakan Hakeem Hakim Hala
Haleema Haley Halima Halimah Halina Hallie Hamad Hamdan Hamdi Hameed Hamid Hamida Hamidreza Hamidullah
Hamish Hammad Hamna Hamse Hamza Hamzah Hana Hanad Hanadi Hanan Hanif Hanifa Hanna Hannah Hannan Hannibal
Hans Hansa Haoyu Harbans Harbir Hardeep Hareem Haresh Hari Harini Haris Harish Harjit Harjot Harkirat
Harleen Harleigh Harley Harlie Harlow Harman Harmanpreet Harmeet Harnoor Harold Haroon Haroun Harpal Harper
Harpreet Harrie Harriet Harriett Harris Harrison Harry Harsh Harsha Harshil Harshita Harsimran Hartej
Hartley Harun Haruna Harvey Harvinder Hasan Haseeb Hashim Hashir Hashmatullah Hasnain Hassan Hassanah Hasti
Hatice Hatim Hattie Hauwa Hawa Hawar Hawwa Haya Hayat Hayden Hayder Hayleigh Hayley Haytham Hazar Hazel
Haziq Heather Heba Hebe Hector Hedda Hefin Heidi Hekmatullah Helen Helena Helene Helga Helin Hema Hemal
Hemant Hemin Hend Hendrik Henna Henok Henri Henrietta Henrik Henrique Henry Henryk Herbert Herman Hermela
Hermione Hermon Hetal Hettie Heulwen Hezekiah Hibah Hibaq Hibo Hieu Hilal Hilary Hilda Hilmi Hina Hira Hiran
Hiren Hiro Hiroshi Hisham Hitesh Hiwa Hiwot Hoa Hodan Hodo Holli Hollie Holly Homayoun Homer Honora Hoodo
Horace Horia Hosea Hoshyar Hossein Howard Hristina Hristo Hrithik Hubert Huda Hugh Hughie Hugo Hugues Huma
Humaira Humayun Humera Humphrey Humza Hung Huong Husain Huseyin Husna Hussain Hussam Hussein Huw Huy Huyen
Huzaifa Hywel Iain Ian Iandra Ianto Ibraheem Ibrahim Ibrahima Ibtisam Ibukun Ida Idil Idlir Idris Idriss
Idrissa Iestyn Ieuan Ifan Ifeanyi Ifeoluwa Ifeoma Ifor Ifrah Ifrax Ifunanya Iga Ignacia Ignacio Ignacy Ignas
Igor Ihab Ihsan Ihsanullah Ijeoma Ikechukwu Ikenna Ikra Ikram Ilan Ilana Ilaria Ilham Ilhan Ilia Ilias Ilie
Ilir Ilona Ilya Ilyas Imaad Imaan Imad Iman Imani Imelda Immanuel Imogen Imran Inaaya Inamullah Inayah
Inderjit Inderpreet Indi Indie Indira Indra Indre Ineza Inga Ingrid Inigo Inka Innes Inês Ioan Ioana Ioanna
Iola Iolo Iona Ionel Ionela Ionut Ira Iram Irena Irene Irfan Irina Iris Irma Irsa Irving Iryna Isa Isaac
Isabel Isabella Isabelle Isadora Isaiah Isak Isam Isatou Isayas Iseoluwa Isha Ishaan Ishaaq Ishani Ishaq
Ishika Ishita Ishmael Isidora Isla Islay Ismael Ismail Ismay Isobel Isobelle Isra Issa Issac Issam Issie
Istvan Itai Ivan Ivana Ivaylo Ivelina Ivo Ivor Ivy Iwan Iwona Iyad Iyas Iyla Izaan Izabela Izabella Izak
Izan Izzah Izzeldin Izzie Izzy Jaan Jabari Jabir Jabril Jacek Jacinta Jacintha Jack Jackie Jackson Jacky
Jaclyn Jacob Jacqueline Jacques Jacqui Jad Jade Jaden Jadon Jadwiga Jadyn Jaffar Jagdeep Jagjit Jago Jagoda
Jahan Jahid Jahmal Jahnavi Jai Jaiden Jaime Jaimin Jaipal Jak Jake Jakey Jakob Jakub Jala Jalal Jaleel
Jamaal Jamac Jamal Jameel Jameela James Jamie Jamil Jamila Jamilah Jana Jancis Jane Janelle Janet Janette
Janice Janina Janine Janis Janusz Japji Jared Jarek Jari Jarlath Jaroslav Jaroslaw Jarrod Jarvis Jas Jasdeep
Jasika Jaskaran Jasleen Jasmeen Jasmin Jasminder Jasmine Jason Jaspal Jasper Jaspinder Jaspreet Jasvinder
Jaswinder Javad Javed Javid Javier Javon Jawad Jax Jaxon Jaxson Jaxton Jaya Jayce Jayda Jaydan Jayde Jayden
Jaydon Jayesh Jayla Jayleigh Jaylen Jayne Jayson Jaz Jazmin Jazmine Jeanette Jeanine Jeanne Jeannie Jebun
Jed Jedidiah Jeevan Jeff Jeffery Jeffrey Jekaterina Jelena Jem Jemima Jemma Jen Jena Jenna Jennah Jenni
Jennie Jennifer Jenny Jens Jensen Jenson Jerell Jeremi Jeremiah Jeremy Jermaine Jerome Jerry Jerzy Jesper
Jess Jesse Jessica Jessie Jethro Jetmir Jia Jiahao Jiaying Jibril Jide Jigar Jignesh Jill Jillian Jim Jimmy
Jin Jing Jinny Jiri Jitka Jivan Jo Joachim Joan Joana Joann Joanna Joanne Joao Joaquim Joaquin Joban Jocelyn
Jodi Jodie Jody Joe Joel Joelle Joep Joey Johan Johana Johanna Johannes John Johnathan Johnny Jola Jolanta
Jolene Jolie Jomo Jon Jonah Jonas Jonathan Jonathon Joni Jonjo Jonty Joosep Jordanna Jordon Jordy Jordyn
Jorge Jorgie Joris Jorja Jose Josef Josefina Joseph Josephine Josette Josh Joshua Josiah Josiane Josie Joss
José Joudi Jovan Jovana Jowan Joyce Jozef João Juan Juana Juanita Judah Judd Jude Judith Judy Jules Julia
Julian Juliana Julianne Julie Julien Juliet Juliette Julio Julita Julius Juma Jumana Junaid Junayd Juozas
Jurgita Justas Justin Justina Justinas Justine Justyna Juwairiyah Jwan Jyoti Kabiru Kacey Kaci Kacie Kacper
`;
