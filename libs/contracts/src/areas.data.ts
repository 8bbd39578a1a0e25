/**
 * The areas of the catalogue, one per line: id | lng lat | English | Albanian | Bosnian | Serbian (Latin) | Serbian
 * (Cyrillic) | Macedonian. Municipalities and towns of at least 20,000 people; the districts, counties, cantons and regions
 * (`-region-`) include every smaller place. Points are rounded to two decimals: an area, never an address. Towns:
 * GeoNames (CC BY 4.0); regions: Natural Earth. Names in the other languages have still to be reviewed by native speakers.
 */
export const AREA_TABLE = `
al-berat | 19.95 40.71 | Berat | Berat | Berat | Berat | Берат | Берат
al-durres | 19.45 41.32 | Durrës | Durrës | Drač | Drač | Драч | Драч
al-elbasan | 20.08 41.11 | Elbasan | Elbasan | Elbasan | Elbasan | Елбасан | Елбасан
al-fier | 19.56 40.72 | Fier | Fier | Fier | Fier | Фијер | Фиер
al-gjirokaster | 20.14 40.08 | Gjirokastër | Gjirokastër | Đirokastra | Đirokastra | Ђирокастра | Ѓирокастра
al-kavaje | 19.56 41.19 | Kavajë | Kavajë | Kavaja | Kavaja | Каваја | Каваја
al-korce | 20.78 40.62 | Korçë | Korçë | Korča | Korča | Корча | Корча
al-kruje | 19.79 41.51 | Krujë | Krujë | Kroja | Kroja | Кроја | Кроја
al-lac | 19.71 41.64 | Laç | Laç | Lač | Lač | Лач | Лач
al-lushnje | 19.7 40.94 | Lushnjë | Lushnjë | Lušnja | Lušnja | Лушња | Лушња
al-pogradec | 20.65 40.9 | Pogradec | Pogradec | Pogradec | Pogradec | Поградец | Поградец
al-shkoder | 19.51 42.07 | Shkodër | Shkodër | Skadar | Skadar | Скадар | Скадар
al-tirane | 19.82 41.33 | Tirana | Tiranë | Tirana | Tirana | Тирана | Тирана
al-vlore | 19.48 40.47 | Vlorë | Vlorë | Valona | Valona | Валона | Валона
al-region-berat | 19.99 40.67 | Berat (county) | Berat (qark) | Berat (okrug) | Berat (okrug) | Берат (округ) | Берат (округ)
al-region-diber | 20.23 41.57 | Dibër (county) | Dibër (qark) | Dibra (okrug) | Dibra (okrug) | Дибра (округ) | Дибра (округ)
al-region-durres | 19.53 41.38 | Durrës (county) | Durrës (qark) | Drač (okrug) | Drač (okrug) | Драч (округ) | Драч (округ)
al-region-elbasan | 20.2 41.05 | Elbasan (county) | Elbasan (qark) | Elbasan (okrug) | Elbasan (okrug) | Елбасан (округ) | Елбасан (округ)
al-region-fier | 19.59 40.75 | Fier (county) | Fier (qark) | Fier (okrug) | Fier (okrug) | Фијер (округ) | Фиер (округ)
al-region-gjirokaster | 20.07 40.26 | Gjirokastër (county) | Gjirokastër (qark) | Đirokastra (okrug) | Đirokastra (okrug) | Ђирокастра (округ) | Ѓирокастра (округ)
al-region-korce | 20.66 40.65 | Korçë (county) | Korçë (qark) | Korča (okrug) | Korča (okrug) | Корча (округ) | Корча (округ)
al-region-kukes | 20.38 42.12 | Kukës (county) | Kukës (qark) | Kukeš (okrug) | Kukeš (okrug) | Кукеш (округ) | Кукс (округ)
al-region-lezhe | 19.7 41.73 | Lezhë (county) | Lezhë (qark) | Lješ (okrug) | Lješ (okrug) | Љеш (округ) | Леш (округ)
al-region-shkoder | 19.6 42.19 | Shkodër (county) | Shkodër (qark) | Skadar (okrug) | Skadar (okrug) | Скадар (округ) | Скадар (округ)
al-region-tirane | 19.79 41.28 | Tirana (county) | Tiranë (qark) | Tirana (okrug) | Tirana (okrug) | Тирана (округ) | Тирана (округ)
al-region-vlore | 19.63 40.32 | Vlorë (county) | Vlorë (qark) | Valona (okrug) | Valona (okrug) | Валона (округ) | Валона (округ)
ba-banja-luka | 17.19 44.78 | Banja Luka | Banja Luka | Banja Luka | Banja Luka | Бања Лука | Бања Лука
ba-bihac | 15.87 44.82 | Bihać | Bihać | Bihać | Bihać | Бихаћ | Бихаќ
ba-bijeljina | 19.21 44.76 | Bijeljina | Bijeljina | Bijeljina | Bijeljina | Бијељина | Биељина
ba-brcko | 18.81 44.87 | Brčko | Brčko | Brčko | Brčko | Брчко | Брчко
ba-bugojno | 17.45 44.06 | Bugojno | Bugojno | Bugojno | Bugojno | Бугојно | Бугојно
ba-cazin | 15.94 44.97 | Cazin | Cazin | Cazin | Cazin | Цазин | Цазин
ba-doboj | 18.09 44.73 | Doboj | Doboj | Doboj | Doboj | Добој | Добој
ba-lukavac | 18.53 44.54 | Lukavac | Lukavac | Lukavac | Lukavac | Лукавац | Лукавац
ba-mostar | 17.81 43.34 | Mostar | Mostar | Mostar | Mostar | Мостар | Мостар
ba-prijedor | 16.71 44.98 | Prijedor | Prijedor | Prijedor | Prijedor | Приедор | Приедор
ba-sarajevo | 18.36 43.85 | Sarajevo | Sarajevë | Sarajevo | Sarajevo | Сарајево | Сараево
ba-travnik | 17.67 44.23 | Travnik | Travnik | Travnik | Travnik | Травник | Травник
ba-trebinje | 18.34 42.71 | Trebinje | Trebinje | Trebinje | Trebinje | Требиње | Требиње
ba-tuzla | 18.67 44.54 | Tuzla | Tuzla | Tuzla | Tuzla | Тузла | Тузла
ba-zenica | 17.9 44.2 | Zenica | Zenica | Zenica | Zenica | Зеница | Зеница
ba-region-bosnian-podrinje | 18.8 43.68 | Bosnian Podrinje (canton) | Podrinja e Bosnjës (kanton) | Bosansko-podrinjski kanton | Bosansko-podrinjski kanton | Босанско-подрињски кантон | Босанско-подрински кантон
ba-region-canton-10 | 16.9 43.96 | Canton 10 | Kantoni 10 | Kanton 10 | Kanton 10 | Кантон 10 | Кантон 10
ba-region-central-bosnia | 17.55 44.12 | Central Bosnia (canton) | Bosnja Qendrore (kanton) | Srednjobosanski kanton | Srednjobosanski kanton | Средњобосански кантон | Среднобосански кантон
ba-region-herzegovina-neretva | 17.82 43.6 | Herzegovina-Neretva (canton) | Hercegovina-Neretva (kanton) | Hercegovačko-neretvanski kanton | Hercegovačko-neretvanski kanton | Херцеговачко-неретвански кантон | Херцеговачко-неретвански кантон
ba-region-posavina | 18.61 45.01 | Posavina (canton) | Posavina (kanton) | Posavski kanton | Posavski kanton | Посавски кантон | Посавски кантон
ba-region-republika-srpska | 18.32 43.19 | Republika Srpska | Republika Srpska | Republika Srpska | Republika Srpska | Република Српска | Република Српска
ba-region-sarajevo-canton | 18.25 43.75 | Sarajevo Canton | Kantoni i Sarajevës | Kanton Sarajevo | Kanton Sarajevo | Кантон Сарајево | Кантон Сараево
ba-region-tuzla | 18.59 44.48 | Tuzla (canton) | Tuzla (kanton) | Tuzlanski kanton | Tuzlanski kanton | Тузлански кантон | Тузлански кантон
ba-region-una-sana | 16.3 44.67 | Una-Sana (canton) | Una-Sana (kanton) | Unsko-sanski kanton | Unsko-sanski kanton | Унско-сански кантон | Унско-сански кантон
ba-region-west-herzegovina | 17.45 43.38 | West Herzegovina (canton) | Hercegovina Perëndimore (kanton) | Zapadnohercegovački kanton | Zapadnohercegovački kanton | Западнохерцеговачки кантон | Западнохерцеговачки кантон
ba-region-zenica-doboj | 18.11 44.29 | Zenica-Doboj (canton) | Zenica-Doboj (kanton) | Zeničko-dobojski kanton | Zeničko-dobojski kanton | Зеничко-добојски кантон | Зеничко-добојски кантон
mk-bitola | 21.33 41.03 | Bitola | Manastir | Bitolj | Bitolj | Битољ | Битола
mk-gevgelija | 22.5 41.14 | Gevgelija | Gjevgjeli | Đevđelija | Đevđelija | Ђевђелија | Гевгелија
mk-gostivar | 20.91 41.8 | Gostivar | Gostivar | Gostivar | Gostivar | Гостивар | Гостивар
mk-kavadarci | 22.01 41.43 | Kavadarci | Kavadarci | Kavadarci | Kavadarci | Кавадарци | Кавадарци
mk-kicevo | 20.96 41.51 | Kičevo | Kërçovë | Kičevo | Kičevo | Кичево | Кичево
mk-kocani | 22.41 41.92 | Kočani | Koçan | Kočani | Kočani | Кочани | Кочани
mk-kriva-palanka | 22.33 42.2 | Kriva Palanka | Kriva Palanka | Kriva Palanka | Kriva Palanka | Крива Паланка | Крива Паланка
mk-kumanovo | 21.71 42.13 | Kumanovo | Kumanovë | Kumanovo | Kumanovo | Куманово | Куманово
mk-lipkovo | 21.59 42.16 | Lipkovo | Likovë | Lipkovo | Lipkovo | Липково | Липково
mk-ohrid | 20.8 41.12 | Ohrid | Ohër | Ohrid | Ohrid | Охрид | Охрид
mk-prilep | 21.55 41.35 | Prilep | Prilep | Prilep | Prilep | Прилеп | Прилеп
mk-radovis | 22.46 41.64 | Radoviš | Radovish | Radoviš | Radoviš | Радовиш | Радовиш
mk-skopje | 21.43 42.0 | Skopje | Shkup | Skoplje | Skoplje | Скопље | Скопје
mk-stip | 22.2 41.75 | Štip | Shtip | Štip | Štip | Штип | Штип
mk-struga | 20.68 41.18 | Struga | Strugë | Struga | Struga | Струга | Струга
mk-strumica | 22.64 41.44 | Strumica | Strumicë | Strumica | Strumica | Струмица | Струмица
mk-tearce | 21.05 42.08 | Tearce | Tearcë | Tearce | Tearce | Теарце | Теарце
mk-tetovo | 20.97 42.01 | Tetovo | Tetovë | Tetovo | Tetovo | Тетово | Тетово
mk-veles | 21.78 41.72 | Veles | Veles | Veles | Veles | Велес | Велес
mk-zelino | 21.06 41.98 | Želino | Zhelinë | Želino | Želino | Желино | Желино
mk-region-eastern | 22.44 41.83 | Eastern (region) | Rajoni Lindor | Istočni region | Istočni region | Источни регион | Источен регион
mk-region-northeastern | 21.99 42.09 | Northeastern (region) | Rajoni Verilindor | Sjeveroistočni region | Severoistočni region | Североисточни регион | Североисточен регион
mk-region-pelagonia | 21.56 41.18 | Pelagonia (region) | Rajoni i Pellagonisë | Pelagonijski region | Pelagonijski region | Пелагонијски регион | Пелагониски регион
mk-region-polog | 20.98 41.86 | Polog (region) | Rajoni i Pollogut | Pološki region | Pološki region | Полошки регион | Полошки регион
mk-region-skopje | 21.43 41.94 | Skopje (region) | Rajoni i Shkupit | Skopski region | Skopski region | Скопски регион | Скопски регион
mk-region-southeastern | 22.5 41.32 | Southeastern (region) | Rajoni Juglindor | Jugoistočni region | Jugoistočni region | Југоисточни регион | Југоисточен регион
mk-region-southwestern | 20.87 41.23 | Southwestern (region) | Rajoni Jugperëndimor | Jugozapadni region | Jugozapadni region | Југозападни регион | Југозападен регион
mk-region-vardar | 21.77 41.64 | Vardar (region) | Rajoni i Vardarit | Vardarski region | Vardarski region | Вардарски регион | Вардарски регион
rs-arandelovac | 20.56 44.31 | Aranđelovac | Aranđelovac | Aranđelovac | Aranđelovac | Аранђеловац | Аранѓеловац
rs-backa-palanka | 19.4 45.25 | Bačka Palanka | Bačka Palanka | Bačka Palanka | Bačka Palanka | Бачка Паланка | Бачка Паланка
rs-becej | 20.03 45.62 | Bečej | Bečej | Bečej | Bečej | Бечеј | Бечеј
rs-beograd | 20.47 44.8 | Belgrade | Beograd | Beograd | Beograd | Београд | Белград
rs-bor | 22.1 44.07 | Bor | Bor | Bor | Bor | Бор | Бор
rs-cacak | 20.35 43.89 | Čačak | Čačak | Čačak | Čačak | Чачак | Чачак
rs-cuprija | 21.37 43.93 | Ćuprija | Ćuprija | Ćuprija | Ćuprija | Ћуприја | Ќуприја
rs-gornji-milanovac | 20.46 44.03 | Gornji Milanovac | Gornji Milanovac | Gornji Milanovac | Gornji Milanovac | Горњи Милановац | Горњи Милановац
rs-indija | 20.08 45.05 | Inđija | Inđija | Inđija | Inđija | Инђија | Инѓија
rs-jagodina | 21.26 43.98 | Jagodina | Jagodina | Jagodina | Jagodina | Јагодина | Јагодина
rs-kikinda | 20.47 45.83 | Kikinda | Kikinda | Kikinda | Kikinda | Кикинда | Кикинда
rs-knjazevac | 22.26 43.57 | Knjaževac | Knjaževac | Knjaževac | Knjaževac | Књажевац | Књажевац
rs-kragujevac | 20.92 44.02 | Kragujevac | Kragujevac | Kragujevac | Kragujevac | Крагујевац | Крагуевац
rs-kraljevo | 20.69 43.73 | Kraljevo | Kraljevo | Kraljevo | Kraljevo | Краљево | Кралево
rs-krusevac | 21.33 43.58 | Kruševac | Kruševac | Kruševac | Kruševac | Крушевац | Крушевац
rs-leskovac | 21.95 43.0 | Leskovac | Leskovac | Leskovac | Leskovac | Лесковац | Лесковац
rs-nis | 21.9 43.32 | Niš | Nish | Niš | Niš | Ниш | Ниш
rs-novi-pazar | 20.51 43.14 | Novi Pazar | Novi Pazar | Novi Pazar | Novi Pazar | Нови Пазар | Нови Пазар
rs-novi-sad | 19.84 45.25 | Novi Sad | Novi Sad | Novi Sad | Novi Sad | Нови Сад | Нови Сад
rs-pancevo | 20.64 44.87 | Pančevo | Pančevo | Pančevo | Pančevo | Панчево | Панчево
rs-pirot | 22.59 43.15 | Pirot | Pirot | Pirot | Pirot | Пирот | Пирот
rs-pozarevac | 21.19 44.62 | Požarevac | Požarevac | Požarevac | Požarevac | Пожаревац | Пожаревац
rs-prokuplje | 21.59 43.23 | Prokuplje | Prokuplje | Prokuplje | Prokuplje | Прокупље | Прокупље
rs-ruma | 19.82 45.01 | Ruma | Ruma | Ruma | Ruma | Рума | Рума
rs-sabac | 19.69 44.75 | Šabac | Šabac | Šabac | Šabac | Шабац | Шабац
rs-senta | 20.08 45.93 | Senta | Senta | Senta | Senta | Сента | Сента
rs-smederevo | 20.93 44.66 | Smederevo | Smederevo | Smederevo | Smederevo | Смедерево | Смедерево
rs-smederevska-palanka | 20.96 44.37 | Smederevska Palanka | Smederevska Palanka | Smederevska Palanka | Smederevska Palanka | Смедеревска Паланка | Смедеревска Паланка
rs-sombor | 19.11 45.77 | Sombor | Sombor | Sombor | Sombor | Сомбор | Сомбор
rs-sremska-mitrovica | 19.61 44.98 | Sremska Mitrovica | Sremska Mitrovica | Sremska Mitrovica | Sremska Mitrovica | Сремска Митровица | Сремска Митровица
rs-subotica | 19.67 46.1 | Subotica | Subotica | Subotica | Subotica | Суботица | Суботица
rs-trstenik | 21.0 43.62 | Trstenik | Trstenik | Trstenik | Trstenik | Трстеник | Трстеник
rs-uzice | 19.85 43.86 | Užice | Užice | Užice | Užice | Ужице | Ужице
rs-valjevo | 19.9 44.28 | Valjevo | Valjevo | Valjevo | Valjevo | Ваљево | Валево
rs-vranje | 21.9 42.55 | Vranje | Vranje | Vranje | Vranje | Врање | Врање
rs-vrbas | 19.64 45.57 | Vrbas | Vrbas | Vrbas | Vrbas | Врбас | Врбас
rs-vrsac | 21.3 45.12 | Vršac | Vršac | Vršac | Vršac | Вршац | Вршац
rs-zajecar | 22.26 43.9 | Zaječar | Zaječar | Zaječar | Zaječar | Зајечар | Заечар
rs-zrenjanin | 20.38 45.38 | Zrenjanin | Zrenjanin | Zrenjanin | Zrenjanin | Зрењанин | Зрењанин
rs-region-bor | 22.3 44.36 | Bor (district) | Bor (rreth) | Borski okrug | Borski okrug | Борски округ | Борски округ
rs-region-branicevo | 21.54 44.45 | Braničevo (district) | Braničevo (rreth) | Braničevski okrug | Braničevski okrug | Браничевски округ | Браничевски округ
rs-region-central-banat | 20.48 45.41 | Central Banat (district) | Banati Qendror (rreth) | Srednjobanatski okrug | Srednjobanatski okrug | Средњобанатски округ | Среднобанатски округ
rs-region-jablanica | 21.88 42.95 | Jablanica (district) | Jablanica (rreth) | Jablanički okrug | Jablanički okrug | Јабланички округ | Јабланички округ
rs-region-kolubara | 19.99 44.29 | Kolubara (district) | Kolubara (rreth) | Kolubarski okrug | Kolubarski okrug | Колубарски округ | Колубарски округ
rs-region-macva | 19.53 44.66 | Mačva (district) | Mačva (rreth) | Mačvanski okrug | Mačvanski okrug | Мачвански округ | Мачвански округ
rs-region-moravica | 20.34 43.91 | Moravica (district) | Moravica (rreth) | Moravički okrug | Moravički okrug | Моравички округ | Моравички округ
rs-region-nisava | 21.97 43.33 | Nišava (district) | Nišava (rreth) | Nišavski okrug | Nišavski okrug | Нишавски округ | Нишавски округ
rs-region-north-backa | 19.59 45.95 | North Bačka (district) | Baçka Veriore (rreth) | Sjevernobački okrug | Severnobački okrug | Севернобачки округ | Севернобачки округ
rs-region-north-banat | 20.06 45.96 | North Banat (district) | Banati Verior (rreth) | Sjevernobanatski okrug | Severnobanatski okrug | Севернобанатски округ | Севернобанатски округ
rs-region-pcinja | 22.06 42.55 | Pčinja (district) | Pčinja (rreth) | Pčinjski okrug | Pčinjski okrug | Пчињски округ | Пчињски округ
rs-region-pirot | 22.58 43.1 | Pirot (district) | Pirot (rreth) | Pirotski okrug | Pirotski okrug | Пиротски округ | Пиротски округ
rs-region-podunavlje | 20.98 44.47 | Podunavlje (district) | Podunavlje (rreth) | Podunavski okrug | Podunavski okrug | Подунавски округ | Подунавски округ
rs-region-pomoravlje | 21.42 43.97 | Pomoravlje (district) | Pomoravlje (rreth) | Pomoravski okrug | Pomoravski okrug | Поморавски округ | Поморавски округ
rs-region-rasina | 21.3 43.56 | Rasina (district) | Rasina (rreth) | Rasinski okrug | Rasinski okrug | Расински округ | Расински округ
rs-region-raska | 20.6 43.45 | Raška (district) | Raška (rreth) | Raški okrug | Raški okrug | Рашки округ | Рашки округ
rs-region-south-backa | 19.87 45.41 | South Bačka (district) | Baçka Jugore (rreth) | Južnobački okrug | Južnobački okrug | Јужнобачки округ | Јужнобачки округ
rs-region-south-banat | 21.0 45.01 | South Banat (district) | Banati Jugor (rreth) | Južnobanatski okrug | Južnobanatski okrug | Јужнобанатски округ | Јужнобанатски округ
rs-region-srem | 19.95 44.95 | Srem (district) | Srem (rreth) | Sremski okrug | Sremski okrug | Сремски округ | Сремски округ
rs-region-sumadija | 20.84 44.05 | Šumadija (district) | Šumadija (rreth) | Šumadijski okrug | Šumadijski okrug | Шумадијски округ | Шумадиски округ
rs-region-toplica | 21.36 43.17 | Toplica (district) | Toplica (rreth) | Toplički okrug | Toplički okrug | Топлички округ | Топлички округ
rs-region-west-backa | 19.18 45.73 | West Bačka (district) | Baçka Perëndimore (rreth) | Zapadnobački okrug | Zapadnobački okrug | Западнобачки округ | Западнобачки округ
rs-region-zajecar | 22.19 43.69 | Zaječar (district) | Zaječar (rreth) | Zaječarski okrug | Zaječarski okrug | Зајечарски округ | Заечарски округ
rs-region-zlatibor | 19.77 43.81 | Zlatibor (district) | Zlatibor (rreth) | Zlatiborski okrug | Zlatiborski okrug | Златиборски округ | Златиборски округ
`;
