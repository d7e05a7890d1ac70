/** First names given in the United Kingdom, of every community, K to Z; data only, and about nobody. */
export const namesFromKToZ = `
Kadeem Kadeer Kaden Kadiatou Kadie Kadija Kadir Kadra Kahlil Kai Kaia Kaiden Kailash Kain Kaira Kais Kaisha
Kaitlin Kaitlyn Kaja Kajal Kajetan Kaleb Kaled Kaleem Kalem Kalen Kali Kalid Kalin Kalina Kalisha Kallum
Kalpana Kalsoom Kaltrina Kamal Kamala Kamaljit Kamara Kamau Kamil Kamila Kamile Kamran Kane Kanyinsola Kara
Karam Karamjit Karan Karanjit Karanveer Kareem Karen Karena Karenza Kari Karim Karima Karin Karina Karis
Karishma Karl Karla Karley Karlis Karol Karolina Karolis Karrar Karthik Karthika Karwan Karyn Kasey Kashif
Kasia Kasper Kassandra Kassim Kastriot Kat Katarina Katarzyna Kate Katelyn Katerina Kateryna Katharine
Katherine Kathleen Kathryn Kathy Katia Katie Katja Katrina Katy Katya Kausar Kavita Kavitha Kavya Kawa
Kawsar Kay Kaya Kaydee Kayden Kayla Kayleb Kaylee Kayleigh Kayley Kaylin Kaynat Kayode Kayson Kazim
Kazimierz Kealan Keane Keanu Keaton Keavy Kebede Keegan Keelan Keeley Keelin Keely Keenan Keeva Kehinde
Keira Keiran Keisha Keith Kelechi Kelis Kellan Kelli Kellie Kelly Kelsey Kelsie Kelvin Kemal Kemi Ken Kendal
Kendall Kendra Kenji Kenneth Kenny Kensa Kenza Kenzie Kenzo Kerem Keri Kerim Kerri Kerrie Kerry Kerstin
Keshia Ketaki Ketan Keturah Kev Keval Kevin Keyaan Keyan Keza Keziah Khabat Khadar Khadeeja Khadija Khadijah
Khadra Khairullah Khaled Khaleel Khaleesi Khalid Khalida Khalifa Khalil Khaliq Khalisah Khanh Khawla
Khayriyah Khuram Khurram Khushi Khushpreet Kia Kiah Kian Kiana Kiara Kibrom Kidane Kidist Kiefer Kien Kiera
Kieran Kieron Kierra Kiki Kilian Killian Kim Kimber Kimberley Kimberly Kimi Kimora Kinga Kinza Kiprop Kira
Kiran Kirandeep Kiranjit Kirill Kirk Kirpal Kirra Kirsten Kirstie Kirstin Kirsty Kirti Kishan Kishore Kitana
Kitty Kiyan Klara Klaudia Klaudija Klaudio Klaus Klea Kledi Klevi Klevis Klodian Kobe Koben Kobi Kobina Koby
Kodi Kodie Koen Koffi Kofi Kojo Komal Konrad Konstantin Korede Korey Kornel Kornelia Kosta Kourosh Krasimir
Krisha Krishan Krishna Krista Kristaps Kristen Kristi Kristian Kristiana Kristie Kristin Kristina Kristine
Kristof Kristopher Kristy Kriti Krystal Krystian Krystyna Krzysztof Kuba Kubra Kudzai Kujtim Kulbir Kuldeep
Kulvinder Kulwinder Kunal Kunle Kurt Kurtis Kushal Kwabena Kwadwo Kwaku Kwame Kwamena Kwasi Kwesi Kya Kyan
Kyla Kylah Kylan Kyle Kylie Kyran Kyree Kyrie Kyron Laaibah Lacey Laci Lacie Ladan Ladislav Laia Laila
Lailah Lainey Laiton Lakeisha Lakhvir Lakshmi Lalita Lamar Lamia Lamin Lana Lando Landry Lani Lanre Laoise
Laquan Lara Larisa Larissa Larry Lars Laszlo Latasha Latifa Latifah Latisha Latoya Laura Lauran Lauren
Laurence Laurent Laurentiu Laurie Lauryn Laurynas Lavanya Lavinia Lawand Lawrence Layan Layla Laylah Layton
Lazar Lea Leah Leandra Leandro Leanna Leanne Lee Leen Leia Leigh Leigha Leighann Leighton Leila Leilani
Lejla Lela Lelia Lemar Lena Lenka Lennie Lennon Lennox Lenny Lenora Leo Leon Leona Leonard Leonardo Leonie
Leonor Leopold Leroy Lesedi Lesley Leslie Leszek Leticia Letitia Lettie Levente Levi Lewie Lewis Lewys Lexi
Lexie Leyla Leyland Leyton Liam Lian Liana Lianna Lianne Liban Libby Lidia Liene Liepa Lila Lilah Lili Lilia
Lilian Liliana Lilith Lilla Lillian Lilliana Lillie Lilly Lily Linas Lincon Linda Lindita Lindsay Lindsey
Linette Ling Linh Linnea Linsey Linzi Lionel Lirim Liron Lisa Lisbeth Lise Liudmila Liudmyla Liv Livia Liviu
Livvy Liya Liyana Liz Liza Lizzie Lleucu Llew Llewellyn Llinos Lloyd Llyr Loa Lochlan Logan Loic Lois Lola
Lolita Lonnie Loran Lorcan Loredana Loreen Loren Lorena Lorenzo Loretta Lori Lorna Lorraine Lotte Lottie Lou
Louella Louie Louis Louisa Louise Lovell Lovepreet Lowenna Lowri Loxley Luan Luana Lubna Luc Luca Lucas
Lucca Lucia Lucian Luciana Luciano Lucica Lucie Lucien Lucinda Lucjan Lucy Ludmila Ludwik Luigi Luis Luisa
Luiza Lujain Luka Lukas Lukasz Luke Lul Lula Luljeta Lulu Lulya Luna Luqman Luther Luwam Lwam Lwandile Lydia
Lyla Lylah Lynda Lyndon Lyndsay Lyndsey Lynette Lynn Lynne Lynsey Lyra Lyric Lysander Lyubomir László Maab
Maalik Maame Maariya Maarten Mabel Macauley Macey Maci Macie Maciej Mackenzie Macsen Madalina Maddie
Maddison Maddox Madeleine Madeline Madhav Madhu Madhuri Madiha Madina Madison Mads Madyson Mae Maeve Magda
Magdalena Maggie Magnus Maha Mahad Mahamed Mahamud Mahari Mahbub Mahdi Maheen Mahesh Mahi Mahika Mahima
Mahir Mahjoub Mahmood Mahmoud Mahmoudreza Mahmud Mahnoor Mahsa Maia Maicie Maira Maire Mairead Mairi Mairin
Maisa Maisey Maisie Maisy Maja Majella Majid Majida Majlinda Makayla Makeda Makena Makenna Maksim Maksym
Maksymilian Malachi Malachy Malaika Malak Malakai Malaki Malcolm Maleeha Malia Malik Malika Malikah Malini
Mallory Malwina Mamadou Mame Mamoudou Manahil Manal Manan Mandeep Mandy Maneesha Manel Mani Manish Manisha
Manjit Manju Manmeet Manny Manoj Manraj Mansoor Mansur Mantas Manuel Manuela Manus Manveer Manvir Maram Marc
Marcel Marcela Marcelina Marceline Marcella Marcellus Marcia Marcin Marco Marcos Marcus Marek Margaret
Margarida Margarita Margery Margherita Margo Margot Margret Marguerite Mari Maria Mariah Mariam Mariama
Marian Mariana Marianna Marianne Mariatu Maribel Marie Mariella Marija Marika Marilyn Marinela Mario Marion
Marios Maris Marisa Marissa Marius Mariusz Mariya Mariyah Mariyana Marjan Marjorie Marko Markus Marla
Marlena Marlene Marley Marlie Marlon Marlowe Marnie Marsel Marsha Marta Martha Martin Martina Martinas
Martine Martyn Martyna Martynas Marvin Marwa Marwan Marwyn Mary Maryam Maryan Maryanne Marzena Mason Masood
Masoud Masoumeh Massimo Matas Mateja Mateo Mateus Mateusz Matheus Mathew Mathilda Mathilde Matias Matilda
Matteo Matthew Matthias Matthieu Mattie Matty Matus Matylda Maud Maude Maura Maureen Maurice Mauricio
Maurizio Mauro Maverick Mavis Maxi Maxim Maxime Maximilian Maximus Maxine Maxwell Maya Mayar Mayowa
Maysa Mayson Mayssa Maysun Mayumi Mayur Maz Mazen Mazin Małgorzata Mckenzie Meabh Meagan Medhanie Medhat
Meena Meenakshi Meera Meg Megan Meghan Mehak Mehari Mehdi Mehmet Mehran Mehrdad Mehreen Mehtab Mehul Mei
Meilir Mekdes Mel Melanie Melina Melinda Melisa Melissa Mellissa Melvin Melvyn Memet Mena Mensah Mercedes
Meredith Merfyn Mergim Merhawi Merhawit Meri Meriel Merlin Meron Merryn Mert Merve Merveille Mervyn Meryem
Meryl Mesfin Meshach Mewael Mhairi Mia Miah Mica Micaela Micah Michael Michaela Michal Michalina Michał
Micheal Michel Michele Michelle Mick Mickey Miguel Mihaela Mihai Mihail Mihaita Mihika Mihir Mika Mikaeel
Mikael Mikaela Mikail Mikayla Mike Mikel Mikele Mikey Mikhail Miki Mikolaj Mila Milana Milena Milla Millie
Milly Milo Milosz Mimi Mina Mindaugas Mindy Minh Minnie Mira Miran Miranda Mircea Mireille Mirela Mirella
Miriam Mirjeta Mirna Miroslav Miroslaw Mirwais Misbah Misha Mitchell Mitra Miya Moa Moatasim Modathir Modupe
Moesha Mohamad Mohamed Mohammad Mohammadreza Mohammed Mohamud Mohib Mohinder Mohit Mohsin Moin Moira Moises
Mojisola Mojtaba Mollie Molly Momina Momodou Mona Monia Monica Monika Monique Monir Monty Monzer Morag
Morayo Mordechai Moreen Morgan Morteza Morven Morwenna Moses Moshe Mostafa Motun Motunrayo Mouaz Moussa Moya
Muaaz Muawia Mubarak Mubashir Mudassar Mugisha Muhamed Muhammad Muhammed Muhsin Muireann Mujeeb Mukesh
Mukhtar Mulenga Mulki Muna Munashe Munir Munira Murad Murat Muriel Murtaza Musa Musaab Musab Muse Mustafa
Mustapha Mutale Mutasim Muthoni Muzamil Mwangi Mwila Mya Myah Myfanwy Mykhailo Mykola Myla Mylee Myles Mylo
Myra Myriam Myron Myrtle Mythili Naa Naaila Nabeel Nabil Nabila Nada Nadeem Nadege Nadia Nadine Nadir Nadira
Nadiya Naeem Naeema Nafisa Nagi Nagina Nahid Nahla Nahom Nahum Naima Naina Naira Najma Nala Naman Namrata
Nancie Nancy Nandini Nanette Naoise Naomh Naomi Naomie Narges Nargis Narinder Naseem Naseema Naser Nasim
Nasir Nasra Nasratullah Nasreen Nasrin Nasser Nassim Nasteho Nat Natalia Natalie Nataliia Natalija Natalya
Natan Natasha Natasza Nate Nathalia Nathalie Nathan Nathanael Nathania Nathaniel Natnael Navdeep Naveed
Naveedullah Naveen Navid Navin Navjot Navneet Navraj Navya Nawal Nawar Nawroz Nayan Nayla Nazanin Nazar
Nazia Nazim Nazir Nazish Nazli Nazma Nazneen Nazrul Neal Neasa Nebiyu Neda Nedelcho Neel Neelam Neema Neeraj
Negar Neha Nehal Nehemiah Neil Neila Nekesa Nela Nell Nella Nellie Nelly Nematullah Nerys Nessa Neve Neville
Nga Ngan Ngoc Ngozi Nguyet Nhi Nhung Nia Niall Niamh Nichola Nicholas Nichole Nick Nicki Nickolas Nicky Nico
Nicodemus Nicola Nicolae Nicolas Nicole Nicoleta Nicolette Nicusor Nidhi Niels Nigel Nihal Niharika Nikhil
Niki Nikita Nikki Nikodem Nikola Nikolai Nikolaos Nikolas Nikolay Nikoleta Nila Nilesh Niloofar Nils Nima
Nimco Nimo Nimrah Nina Ninette Ningxin Nirav Nirmala Nisa Nisha Nishant Nishat Nissa Nita Nitin Nitya Niyah
Niyat Njeri Nkechi Nnamdi Nneka Nnenna Noa Noah Noam Noel Noela Noeleen Noelle Noemi Nojus Noman Nomi
Nomvula Noor Noora Nooria Noorullah Nora Norah Norbert Noreen Norma Norman Norris Nour Noura Noya Noémie
Nuala Nuha Nuno Nura Nurah Nuria Nusaybah Nusrat Nuzhat Nyah Nyala Nyaradzo Nyasha Nye Nyla Nylah Oana Obada
Obi Obinna Obioma Octavia Octavian Oday Odette Odhiambo Odhran Odunayo Ofelia Ogechi Oisin Oisín Ojas Okan
Oksana Olabisi Oladapo Olaf Olakunle Olamide Olamilekan Olanrewaju Olayinka Ole Oleg Oleh Oleksandr Oleksii
Olena Olga Oliver Olivia Olivier Oliwer Oliwia Oliwier Ollie Olly Olu Oluchi Olufemi Olumide Olusegun
Oluwadamilola Oluwakemi Oluwaseun Oluwaseyi Oluwatobi Oluwatosin Olwen Omar Omari Omer Omid Omidullah Omkar
Omolara Omotola Ondrej Onkar Onyango Onyinye Oona Oonagh Opeyemi Ophelia Ophelie Oran Oren Orges Orhan
Oriana Orion Orla Orlagh Orlaigh Orlaith Orlando Orna Ornella Orson Osagie Osama Osaze Oscar Osian Oskar
Osman Osmund Oswald Otieno Otilia Otis Ottilie Ottis Otto Ousmane Ovidiu Owain Owen Owusu Oyin Oyinkansola
Oyinlola Ozan Ozge Ozlem Pablo Paddy Padma Padraic Padraig Paige Paisley Palesa Pallavi Paloma Palvinder Pam
Pamela Panagiotis Panashe Pandora Pankaj Paola Paolo Parag Paramjit Paras Pardeep Parisa Parminder Parmjit
Parth Parvati Parveen Parvinder Parviz Parwiz Pascal Pascale Pasha Pasquale Pat Patricia Patricija Patricio
Patrick Patrik Patrycja Patryk Patsy Patty Paul Paula Paulette Paulina Pauline Paulius Paulo Paulus Pauric
Pavan Pavandeep Pavel Pavlo Pawan Pawel Paweł Payal Paz Peadar Pearse Pedro Peggy Penelope Penny Peppa
Percival Percy Perdita Peregrine Perpetua Perrie Persephone Peshawa Petar Pete Peter Petra Petre Petrica
Petronella Petru Petya Peyton Phelim Pheobe Phil Philip Philippa Philippe Phillip Phillipa Philomena Phineas
Phoebe Phong Phuc Phuong Phyllis Pierre Pierro Piers Pilar Piotr Pippa Piyali Piyush Plamedi Plamen Pola
Polly Pooja Poonam Poppie Poppy Portia Pouya Prabhdeep Prabhjot Prabhleen Prachi Pradeep Pragya Prakash
Pramod Pranav Pranay Pranvera Prashant Prateek Prathamesh Pratik Praveen Pravin Preet Preethi Preeti
Preetpal Prem Prerna Priscilla Prisha Pritesh Priti Pritpal Priya Priyanka Przemyslaw Punam Puneet Purvi
Qaim Qais Qamar Qasim Qendrim Quang Qudratullah Qudsia Quentin Quinn Quinton Quoc Qusay Quyen Quynh Raashid
Rabia Rabiah Rabindra Rachael Racheal Rachel Rachelle Rachid Rachna Radek Radhika Radka Radoslav Radoslaw
Radostina Radu Rae Raeesa Rafael Rafaela Rafal Rafe Raffaele Rafferty Rafi Rafia Rafiq Raghad Raghav Ragnar
Rahaf Rahat Raheel Raheem Rahel Rahela Rahim Rahima Rahimullah Rahma Rahman Rahmat Rahmatullah Rahul Raiden
Raihan Raimonda Raina Raisa Raj Rajan Rajat Rajdeep Rajesh Rajinder Rajiv Rajni Rajveer Rajvir Rakesh Rakhi
Ralph Raluca Rama Ramadan Ramandeep Ramesh Rami Ramin Ramiro Ramiz Ramon Ramona Ramsha Ramunas Ramya Rana
Randa Randall Randy Rania Ranjit Ranveer Raphael Raquel Rares Rasa Rashad Rashed Rasheed Rashid Rashida
Rashmi Rasmus Raul Ravi Ravinder Ravindra Raviraj Ravneet Rawan Raya Rayan Rayane Rayhan Raymond Rayna
Rayyan Razia Razvan Reagan Reba Rebaz Rebeca Rebecca Rebeka Rebekah Rebin Redi Reece Reem Reema Reena Rees
Reese Reeva Regan Reggie Regina Reginald Rehaan Rehan Rehana Rehema Rehman Reid Reine Reiss Rekha Remi Remy
Ren Rena Renad Renata Renato Rene Renee Renesmee Reni Reno Renuka Renée Reshma Reuben Rexhep Reya Reyansh
Reyhan Reyna Reza Rezan Rhea Rhian Rhianna Rhiannon Rhoda Rhodri Rhona Rhonda Rhydian Rhys Ria Rian Ricardo
Riccardo Richard Rick Rickey Rickie Ricky Rico Rida Ridwan Rihanna Rik Rikki Riko Riley Rima Rimas Rina
Ringo Rinor Risha Rishi Rita Ritchie Ritika Ritu Riya Riyad Riyadh Riyaz Rizwan Rizwana Rob Robbie Robby
Robel Robert Roberta Roberto Robin Robina Robyn Rocco Rochelle Roderick Rodica Rodney Rodrigo Roger Roghayeh
Rohaan Rohan Rohini Rohit Roisin Roja Rojan Rojin Rokas Roksana Roland Rolf Roma Romain Romana Romeesa Romeo
Romesh Romilly Romina Romy Ron Rona Ronak Ronald Ronan Ronja Ronnie Ronny Ropafadzo Rory Rosa Rosaleen
Rosalie Rosalind Rosalyn Rosana Rosanna Rosanne Roseanna Roselyn Rosemarie Rosemary Roshan Roshni Rosie
Rosina Rositsa Roslyn Ross Rossa Rosy Rotimi Rowan Rowena Roxana Roxanne Roxie Roxy Roy Roya Royston Roza
Rozina Ruairi Ruari Ruaridh Ruba Rubel Ruben Rubie Ruby Ruchi Rudi Rudo Rudolph Rudra Rudy Rufael Rufus Ruhi
Rui Rukaya Rukhsana Rumen Rupa Rupal Rupert Rupinder Rupinderjit Rushda Rusnė Russell Rusul Ruta Rutendo
Ruth Ruthie Ruvimbo Ruwayda Ruya Ryan Ryder Rylan Rylee Ryleigh Ryo Réka Róisín Saabir Saad Saada Saanvi
Saba Sabah Sabeen Sabiha Sabina Sabine Sabir Sabira Sabra Sabreen Sabrin Sabrina Sacha Sachin Sadaf Saddam
Sadhana Sadia Sadie Sadio Sadiq Sadiqullah Sadiya Saeed Saeeda Saeid Safa Safah Safia Safiya Safiyah Safwan
Sagal Sagar Sagarika Sahal Sahana Sahar Sahib Sahil Sahithi Sahr Sahra Saida Saif Saiful Saim Saima Saimir
Saira Saisha Sajad Sajid Sajida Sakeena Sakina Sakura Salah Salaheldin Salahuddin Saleem Saleema Saleh
Saleha Salem Salim Salima Sally Salma Salman Salome Salvador Salvatore Sam Sama Samad Samaira Saman Samantha
Samara Samarth Sameer Sameera Samer Sami Samia Samih Samiksha Samina Samir Samira Samirah Samiullah Samiya
Sammi Sammie Sammy Samrawit Samson Samuale Samuel Samuele Samukele Sana Sanaa Sanam Sanchit Sandeep Sandhya
Sandile Sandip Sandor Sandra Sandro Sangeeta Sani Saniya Sanjana Sanjay Sanjeev Sanket Sanna Santiago
Santino Santokh Santosh Saoirse Saphia Sapna Sara Sarabjit Sarah Sarahjane Saran Sarbjit Sardar Sareena
Sargun Sarina Sarita Sarkawt Sarmad Sarwar Sascha Sasha Saskia Satinder Satnam Satvinder Satya Saul Saule
Saulius Saurabh Sava Savana Savanna Sawsan Sayed Sayeed Saynab Sayra Scarlet Scarlett Scott Scotty Seamus
Sean Seana Seanna Seb Sebastian Sebastien Sebbie Seda Seema Sefa Segilola Segun Sehar Seher Sekou Selam
Selemawit Selena Selim Selin Selina Selma Selwyn Semhar Semih Semira Senait Senan Senay Sepideh Sera
Serafina Seren Serena Serge Sergei Sergio Sergiu Serhat Serhii Serina Serkan Serwaa Setareh Seth Sevda Sevgi
Seyed Seyi Seyma Seán Shaan Shabana Shabir Shabnam Shada Shadi Shadiya Shae Shafiq Shafiqa Shafiullah Shahab
Shahad Shahed Shaheed Shaheen Shahid Shahida Shahin Shahina Shahnaz Shahrukh Shahzad Shahzaib Shaima Shaista
Shakeel Shakeela Shakera Shakil Shakila Shakira Shakur Shalin Shalini Shamari Shameem Shameen Shamim Shamima
Shamsa Shamso Shamsul Shan Shanaya Shane Shanel Shanelle Shania Shanice Shaniqua Shankar Shanna Shannen
Shannon Shantel Shantelle Sharan Shareen Shari Sharif Sharleen Sharmarke Sharmila Sharna Sharon Shaun Shauna
Shauni Shaurya Shavaun Shawn Shawna Shay Shayaan Shayan Shayla Shaymaa Shayna Shayne Shazad Shazia Shea
Sheamus Sheeba Sheela Sheena Sheila Shelagh Shelby Sheldon Shelia Shelley Shelly Sheri Sherie Sherif Sherri
Sherrie Sherry Sherwin Sheryl Shifa Shilan Shilpa Shimon Shirin Shirley Shirzad Shiv Shivam Shivani Shivansh
Shiza Shkelzen Shlomo Shmuel Shoaib Shobha Shola Shona Shpresa Shreya Shreyas Shruti Shubham Shukri Shwan
Shyam Shyanne Sian Siani Siavash Sibel Sibghatullah Sibusiso Sid Siddharth Sidney Sidonie Sidra Siena Sienna
Sigrid Sijan Silas Silva Silvana Silvester Silvia Silvio Silviu Sima Siman Simarpreet Simba Simbarashe
Simeon Simi Simisola Simon Simona Simone Simran Simranjit Simret Sina Sinan Sinead Sinéad Siobhan Siofra
Sion Sioned Siri Sirine Sirwan Sisay Sita Siti Siya Siyabonga Siyana Siân Skender Slavka Slawomir Smita
Sneha Sobia Sofia Sofie Sofija Sofya Soha Sohaib Sohail Sohan Soheila Sola Solan Solange Solomiya Solomon
Solyana Soma Somaya Sommer Sona Sonal Sonali Sondra Songül Sonia Sonja Sonny Sonya Soo Sope Sophia Sophie
Soraia Soran Soraya Sorcha Sorin Sorina Soufiane Spencer Spiros Srinivas Stacey Staci Stacie Stacy Stan
Stanimir Stanislav Stanislaw Stanley Stefan Stefani Stefania Stefanie Stefano Stefka Stela Stella Steph
Stephan Stephane Stephanie Stephen Stephon Steve Steven Stevie Stewart Stjepan Stoyan Struan Stuart Subhan
Subhash Sude Sudhir Sue Sufian Sufyan Suha Suhail Suhaila Suhani Suhayb Sujata Sujay Sukhbir Sukhdeep
Sukhjit Sukhman Sukhmani Sukhmeet Sukhpreet Sukhraj Sukhvinder Sukhwinder Sukie Sula Sulaiman Sulayman
Suleiman Sultana Sumaira Suman Sumaya Sumayya Sumayyah Sumeet Summah Sunil Sunita Sunniva Suraj Suraya
Surbhi Suresh Surinder Surjit Susan Susana Susanna Susannah Susanne Sushma Susie Suzan Suzanna Suzanne Suzi
Suzie Suzy Svetlana Swara Swati Sybil Syed Syeda Sylvain Sylvester Sylvia Sylvie Sylwia Szilvia Szymon
Taalib Tabassum Tabatha Tabitha Tabraiz Tadas Tadeusz Tadgh Tadhg Tadiwa Tafadzwa Taha Tahir Tahira Tahirah
Tahlia Tahmid Tahmina Tahsin Taim Taio Taisiya Taiwo Taj Tajinder Takara Takudzwa Tala Talal Talha Talia
Taliesin Talisha Talitha Tallulah Talulah Talya Tam Tamana Tamanna Tamar Tamara Tami Tamia Tamika Tamina
Tammy Tamsin Tamwar Tamzin Tanaka Tanatswa Tania Tanish Tanisha Tanja Tanjim Tanmay Tanveer Tanvi Tanvir
Tanya Taofeeq Tapiwa Taqi Tara Taran Taranjit Taranpreet Taras Tarek Tareq Tarig Tariku Tariq Tariro Tarquin
Tarun Taryn Tasha Tashan Tasneem Tasnim Tatenda Tatiana Tatum Taulant Tawana Tayah Tayla Taylan Taylor Tayo
Tayyab Tayyiba Teagan Teddie Teddy Tegan Tegen Tegwen Teigan Tejal Tejas Tejinder Tekle Temi Temidayo
Temitope Temwani Tendai Teniola Teo Teodor Teodora Teona Terence Teresa Teri Terrance Terrell Terrence Terri
Terry Tesfalem Tesfay Tesfaye Teshome Tess Tessa Tetiana Tevin Teya Thabani Thabo Thaddeus Thais Thalia
Thandi Thandiwe Thando Thanh Thao Tharindu Thea Theadora Theia Thelma Theo Theodora Theodore Theophilus
Theresa Therese Thiago Thierno Thierry Thijs Thinh Thokozani Thomas Thomasin Thomasina Thu Thuan Thuong Thuy
Tia Tiago Tiana Tianna Tiarna Tiarnan Tiberiu Tibor Tiegan Tien Tiernan Tierney Tiffany Tigist Tihana Tilda
Tillie Tilly Tim Timea Timi Timmy Timothy Timur Tina Tinashe Tino Tirion Tisha Titus Tiwa Toan Tobi Tobias
Tobie Tobiloba Toby Todd Tolani Tolga Tolulope Toluwani Tom Tomas Tomasz Tomi Tomiwa Tommie Tommy Tomos
Tomás Toni Tony Tonya Topsy Tori Torin Tormod Torsten Tosin Toure Toyin Tracey Traci Tracie Tracy Trang
Travis Treasa Trecia Trefor Tremaine Trent Trevor Trey Tricia Trina Trinh Triona Trisha Tristan Tristram
Troy Trudy Trung Truong Trystan Tsegay Tsitsi Tsvetan Tsvetelina Tuan Tuba Tudur Tulisa Tunde Turlough
Tushar Tuyen Tuyet Twm Tye Tyla Tyler Tymon Tymoteusz Tyra Tyreece Tyreese Tyrell Tyrese Tyron Tyrone Tyson
Tzvi Ubah Uche Uchechi Uchenna Uday Ugne Ugo Ugochukwu Ugur Ujjwal Ujwal Ulla Ulrich Ulrika Ultan Uma Umaima
Umair Umaiza Umar Umer Umut Una Urfan Uriah Ursula Urszula Urvi Urwah Usama Usman Utkarsh Uzair Uzma Uzoma
Vadim Vaibhav Vaida Vaishali Valbona Valdrin Valentin Valentina Valentino Valeria Valerie Valeriu Valmir
Valmira Valon Vanda Vandana Vanesa Vanessa Vangelis Vanya Varinder Varsha Varun Vasco Vasile Vasilica
Vasiliki Vasudha Vasyl Ved Veer Velia Venetia Venkat Vera Verity Vernon Veronica Veronika Veronique Vesa
Vesela Vic Vicente Vicki Vickie Vicky Victoire Vidhi Vidya Viet Vihaan Vijay Vijaya Vikas Viki Vikki Vikram
Vikrant Viktor Viktoria Viktorija Vilma Vimbai Vinay Vince Vincent Vincenzo Vineet Vinh Vinita Vinnie Vinny
Vinod Violet Violeta Violetta Viorel Viorica Vipul Viraj Viren Virgil Virginie Vishal Vishnu Vishwa Vitalie
Vito Vittoria Vittorio Vivek Vivian Viviana Vivien Vivienne Vlad Vladimir Vladislav Volodymyr Vukasin Vusi
Vy Vytautas Waed Wafa Wafia Wahab Waheedullah Wahid Wahida Wajid Waleed Wali Walid Walidullah Wallace Walter
Wambui Wanda Wangari Wanjiru Waqar Waqas Wardah Warren Warsame Warsan Waseem Wasim Wayne Wei Wen Wendy
Weronika Wesley Wezi Whitney Wiktor Wiktoria Wilbert Wilbur Wilf Wilfred Wilhelmina Wilkie Willa Willard
Willem William Willie Willis Wilma Winifred Winnie Winston Witold Wojciech Wolfgang Woody Wren Wynne Xander
Xanthe Xanthia Xavi Xavier Xena Xenia Xhesika Xia Xiang Xiao Ximena Xinyi Xochitl Xuan Yaa Yaasmin Yacob
Yadira Yael Yafet Yahya Yahye Yakub Yalda Yaman Yamen Yana Yanis Yaqoob Yaqub Yara Yared Yasemin Yasen Yash
Yashika Yasin Yasir Yasmeen Yasmin Yasmina Yasmine Yasser Yassin Yassine Yassir Yaw Yazan Yazid Yazmin
Yehuda Yemi Yesenia Yetunde Yeva Yevhen Yewande Yiannis Yichen Yisroel Yitzchok Ylli Ylva Yogesh Yohannes
Yolanda Yolande Yonas Yonatan Yonathan Yordan Yordanos Yosan Yosef Yosief Youcef Yousaf Yousef Yousra
Youssef Yousuf Ysabel Yuan Yuki Yulia Yuliia Yuliya Yunus Yuri Yusef Yusra Yusuf Yuvraj Yves Yvette Yvonne
Zaahid Zaara Zabihullah Zabiullah Zac Zaccheus Zach Zachariah Zacharias Zachary Zachery Zack Zackary Zadie
Zafar Zahara Zahid Zahida Zahir Zahra Zaib Zaiba Zaid Zaida Zain Zaina Zainab Zaine Zainul Zak Zakaria
Zakariya Zakariye Zakariyya Zakia Zakir Zakiya Zalan Zalmay Zamir Zamira Zamzam Zana Zander Zandra Zane
Zaneta Zara Zarah Zareen Zarina Zarmina Zawadi Zayaan Zayan Zayd Zayden Zayn Zayna Zaynab Zbigniew Zdenka
Zebedee Zebulon Zeenat Zeeshan Zehra Zeina Zeinab Zeki Zelda Zelia Zemar Zemfira Zena Zenab Zeph Zephan
Zerai Zerit Zeynep Zhang Zhané Zhen Zhi Zhivko Zhyan Zia Ziad Zidan Ziggy Zikora Zikra Zilan Zina Zinnia
Zita Ziva Ziyad Zlata Zlatan Zmarai Zoe Zoey Zofia Zoha Zohaib Zohra Zola Zoltan Zoltán Zora Zoran Zoravar
Zosia Zoë Zsofia Zsolt Zsófia Zubaida Zubair Zubayr Zuhra Zula Zuleika Zulekha Zulfiqar Zuzana Zuzanna
Zvikomborero Çağla Élise Ömer Özlem Łukasz Ștefan Țvetan
`;
