/** Where members live, with the names usual there. Cities carry their IANA zone. */
export interface Culture {
  readonly languages: readonly string[];
  readonly cities: readonly (readonly [place: string, zone: string])[];
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** The same names in Latin letters, for handles, where they are written otherwise. */
  readonly latin?: { readonly given: readonly string[]; readonly family: readonly string[] };
  /** Family name first, without a space. */
  readonly joined?: boolean;
  readonly weight: number;
}

const words = (text: string) => text.split(' ');

export const cultures: readonly Culture[] = [
  {
    weight: 16,
    languages: ['en'],
    cities: [
      ['London, United Kingdom', 'Europe/London'],
      ['Manchester, United Kingdom', 'Europe/London'],
      ['Dublin, Ireland', 'Europe/Dublin'],
      ['New York, United States', 'America/New_York'],
      ['Portland, United States', 'America/Los_Angeles'],
      ['Chicago, United States', 'America/Chicago'],
      ['Toronto, Canada', 'America/Toronto'],
      ['Melbourne, Australia', 'Australia/Melbourne'],
      ['Auckland, New Zealand', 'Pacific/Auckland'],
    ],
    given: words(
      'Alice Benjamin Charlotte Daniel Eleanor Felix Grace Henry Imogen Jack Katherine Liam Maya Noah Olivia Patrick Rosa Samuel Tess Victor Willow Zachary Siobhán Aoife Ruairí',
    ),
    family: words(
      "Anderson Baker Campbell Davies Edwards Foster Graham Hughes Irving Johnson Kelly Lewis Mitchell Nolan O'Brien Parker Quinn Roberts Shaw Taylor Underwood Walker Young Ó-Súilleabháin",
    ),
  },
  {
    weight: 8,
    languages: ['de'],
    cities: [
      ['Berlin, Germany', 'Europe/Berlin'],
      ['Hamburg, Germany', 'Europe/Berlin'],
      ['München, Germany', 'Europe/Berlin'],
      ['Wien, Austria', 'Europe/Vienna'],
      ['Zürich, Switzerland', 'Europe/Zurich'],
    ],
    given: words(
      'Anna Björn Clara Dieter Elke Friederike Günther Hannah Jörg Käthe Lukas Mareike Niklas Paula Sören Ulrike Wiebke Yannick',
    ),
    family: words(
      'Bäcker Fischer Groß Hoffmann Jäger Köhler Lehmann Müller Neumann Öztürk Preuß Richter Schröder Steinmeier Vogel Weiß Zöllner',
    ),
  },
  {
    weight: 8,
    languages: ['fr'],
    cities: [
      ['Paris, France', 'Europe/Paris'],
      ['Lyon, France', 'Europe/Paris'],
      ['Montréal, Canada', 'America/Toronto'],
      ['Genève, Switzerland', 'Europe/Zurich'],
      ['Dakar, Senegal', 'Africa/Dakar'],
    ],
    given: words(
      'Aurélie Benoît Chloé Désiré Élodie François Geneviève Hélène Jérôme Loïc Maëlle Noémie Océane Raphaël Solène Thérèse Aminata Moussa',
    ),
    family: words(
      "Bélanger Chevalier D'Amboise Diallo Fournier Gagné Lefèvre Lévêque Mercier Ndiaye Poirier Roussel Sénéchal Traoré Vaillancourt",
    ),
  },
  {
    weight: 9,
    languages: ['es'],
    cities: [
      ['Madrid, Spain', 'Europe/Madrid'],
      ['Barcelona, Spain', 'Europe/Madrid'],
      ['Ciudad de México, Mexico', 'America/Mexico_City'],
      ['Bogotá, Colombia', 'America/Bogota'],
      ['Buenos Aires, Argentina', 'America/Argentina/Buenos_Aires'],
      ['Santiago, Chile', 'America/Santiago'],
    ],
    given: words(
      'Álvaro Begoña Cristóbal Dolores Íñigo Fermín Guadalupe Inés Joaquín Lucía Martín Natalia Óscar Pilar Ramón Sofía Úrsula Ximena',
    ),
    family: words(
      'Álvarez Benítez Cañas Domínguez Echeverría Fernández Gutiérrez Hernández Ibáñez Jiménez López Muñoz Núñez Ordóñez Peña Quiñones Ramírez Yáñez',
    ),
  },
  {
    weight: 7,
    languages: ['pt'],
    cities: [
      ['Lisboa, Portugal', 'Europe/Lisbon'],
      ['Porto, Portugal', 'Europe/Lisbon'],
      ['São Paulo, Brazil', 'America/Sao_Paulo'],
      ['Recife, Brazil', 'America/Recife'],
      ['Luanda, Angola', 'Africa/Luanda'],
    ],
    given: words(
      'Antônio Beatriz Conceição Débora Érica Flávio Gonçalo Inês João Lúcia Márcio Natália Otávio Patrícia Sebastião Tomás Verônica',
    ),
    family: words(
      'Araújo Brandão Conceição Esteves Falcão Guimarães Leitão Magalhães Nóbrega Olivença Paixão Queirós Simões Teixeira Valadão',
    ),
  },
  {
    weight: 5,
    languages: ['pl'],
    cities: [
      ['Warszawa, Poland', 'Europe/Warsaw'],
      ['Kraków, Poland', 'Europe/Warsaw'],
      ['Łódź, Poland', 'Europe/Warsaw'],
    ],
    given: words(
      'Agnieszka Bartłomiej Czesław Elżbieta Grażyna Jarosław Łucja Małgorzata Paweł Rafał Stanisław Święta Wojciech Żaneta',
    ),
    family: words(
      'Błaszczyk Dąbrowska Głowacki Jabłoński Kołodziej Łukasik Michałowska Piątek Śliwa Wiśniewska Wójcik Zając Żuraw',
    ),
  },
  {
    weight: 5,
    languages: ['cs'],
    cities: [
      ['Praha, Czechia', 'Europe/Prague'],
      ['Brno, Czechia', 'Europe/Prague'],
    ],
    given: words('Adéla Bořivoj Dušan Eliška Jiří Kateřina Luboš Matěj Ondřej Růžena Šárka Tomáš Vojtěch Zdeněk'),
    family: words('Beneš Černý Dvořáková Fiala Hájek Jelínková Kříž Němcová Pospíšil Růžička Šimková Veselý Žák'),
  },
  {
    weight: 5,
    languages: ['sv', 'da', 'nb'],
    cities: [
      ['Stockholm, Sweden', 'Europe/Stockholm'],
      ['København, Denmark', 'Europe/Copenhagen'],
      ['Oslo, Norway', 'Europe/Oslo'],
      ['Reykjavík, Iceland', 'Atlantic/Reykjavik'],
    ],
    given: words('Åsa Bjørn Frøydis Göran Håkon Ingrid Jørgen Kåre Märta Nils Øyvind Pär Sóley Søren Þóra Åke'),
    family: words(
      'Ångström Bjørnson Dahlgård Eriksson Friðriksdóttir Grønbæk Håkansson Jóhannsson Kjær Lindström Nygård Ørsted Sjöberg Þórarinsson',
    ),
  },
  {
    weight: 4,
    languages: ['tr'],
    cities: [
      ['İstanbul, Türkiye', 'Europe/Istanbul'],
      ['İzmir, Türkiye', 'Europe/Istanbul'],
    ],
    given: words('Ayşe Burak Çiğdem Doğan Elif Gökçe Hüseyin Işık İrem Kübra Mehmet Özlem Şebnem Uğur'),
    family: words('Akşit Bayraktaroğlu Çelik Demirtaş Erdoğdu Güneş Işıldak Karagöz Öztürk Şahin Tekinalp Yıldırım'),
  },
  {
    weight: 4,
    languages: ['vi'],
    cities: [
      ['Hà Nội, Vietnam', 'Asia/Ho_Chi_Minh'],
      ['Đà Nẵng, Vietnam', 'Asia/Ho_Chi_Minh'],
    ],
    given: words('Ánh Bảo Châu Dũng Giang Hạnh Khánh Linh Minh Ngọc Phượng Quỳnh Thảo Tuấn Uyên'),
    family: words('Bùi Đặng Đỗ Hoàng Huỳnh Lê Lý Nguyễn Phạm Trần Võ Vũ'),
  },
  {
    weight: 6,
    languages: ['sw', 'yo', 'am'],
    cities: [
      ['Nairobi, Kenya', 'Africa/Nairobi'],
      ['Lagos, Nigeria', 'Africa/Lagos'],
      ['Accra, Ghana', 'Africa/Accra'],
      ['Addis Ababa, Ethiopia', 'Africa/Addis_Ababa'],
      ['Cape Town, South Africa', 'Africa/Johannesburg'],
    ],
    given: words(
      'Abebe Adaeze Akosua Amara Baraka Chidi Folasade Hanna Kwame Makena Naledi Nomvula Ọlá Ṣadé Tendai Thabo Wanjirũ Zawadi',
    ),
    family: words(
      'Abiọ́dún Achieng Asante Bekele Chukwu Dlamini Hailu Kamau Mensah Mwangi Nkosi Odhiambo Okafor Owusu Tesfaye Zulu',
    ),
  },
  {
    weight: 6,
    languages: ['ar'],
    cities: [
      ['القاهرة, Egypt', 'Africa/Cairo'],
      ['بيروت, Lebanon', 'Asia/Beirut'],
      ['Amman, Jordan', 'Asia/Amman'],
      ['Casablanca, Morocco', 'Africa/Casablanca'],
    ],
    given: words('ليلى عمر فاطمة يوسف نور خالد سلمى طارق هدى سامي مريم كريم'),
    family: words('الحسن المصري حدّاد خوري منصور ناصر العلي صبّاغ درويش الشامي'),
    latin: {
      given: words('layla omar fatima youssef nour khaled salma tarek huda sami mariam karim'),
      family: words('alhassan almasri haddad khoury mansour nasser alali sabbagh darwish alshami'),
    },
  },
  {
    weight: 3,
    languages: ['he'],
    cities: [
      ['תל אביב, Israel', 'Asia/Jerusalem'],
      ['חיפה, Israel', 'Asia/Jerusalem'],
    ],
    given: words('נועה איתן תמר אורי יעל גיא מיכל אלון שירה דניאל'),
    family: words('כהן לוי מזרחי פרץ ביטון אברהם פרידמן שפירא רוזן גולן'),
    latin: {
      given: words('noa eitan tamar uri yael guy michal alon shira daniel'),
      family: words('cohen levi mizrahi peretz biton avraham friedman shapira rosen golan'),
    },
  },
  {
    weight: 5,
    languages: ['zh'],
    cities: [
      ['上海, China', 'Asia/Shanghai'],
      ['台北, Taiwan', 'Asia/Taipei'],
      ['Singapore', 'Asia/Singapore'],
    ],
    given: words('伟 芳 秀英 娜 静 丽 强 磊 洋 艳 思远 雨桐 浩然 欣怡'),
    family: words('王 李 张 刘 陈 杨 黄 赵 周 吴 徐 孙'),
    latin: {
      given: words('wei fang xiuying na jing li qiang lei yang yan siyuan yutong haoran xinyi'),
      family: words('wang li zhang liu chen yang huang zhao zhou wu xu sun'),
    },
    joined: true,
  },
  {
    weight: 5,
    languages: ['ja'],
    cities: [
      ['東京, Japan', 'Asia/Tokyo'],
      ['大阪, Japan', 'Asia/Tokyo'],
      ['福岡, Japan', 'Asia/Tokyo'],
    ],
    given: words('陽菜 健太 さくら 翔 美咲 大輔 結衣 拓也 千尋 直樹'),
    family: words('佐藤 鈴木 高橋 田中 渡辺 伊藤 山本 中村 小林 加藤'),
    latin: {
      given: words('hina kenta sakura sho misaki daisuke yui takuya chihiro naoki'),
      family: words('sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato'),
    },
    joined: true,
  },
  {
    weight: 3,
    languages: ['ko'],
    cities: [
      ['서울, South Korea', 'Asia/Seoul'],
      ['부산, South Korea', 'Asia/Seoul'],
    ],
    given: words('민준 서연 도윤 지우 하은 예준 수아 지훈'),
    family: words('김 이 박 최 정 강 조 윤'),
    latin: {
      given: words('minjun seoyeon doyun jiwoo haeun yejun sua jihoon'),
      family: words('kim lee park choi jung kang cho yoon'),
    },
    joined: true,
  },
  {
    weight: 5,
    languages: ['uk', 'bg', 'sr'],
    cities: [
      ['Київ, Ukraine', 'Europe/Kyiv'],
      ['Львів, Ukraine', 'Europe/Kyiv'],
      ['София, Bulgaria', 'Europe/Sofia'],
      ['Београд, Serbia', 'Europe/Belgrade'],
    ],
    given: words('Олена Андрій Марія Дмитро Ганна Іван Катерина Микола Світлана Тарас Юлія Ярослав'),
    family: words('Шевченко Коваленко Бондаренко Ткаченко Мельник Петров Иванова Йованович Лисенко Савченко'),
    latin: {
      given: words('olena andrii mariia dmytro hanna ivan kateryna mykola svitlana taras yuliia yaroslav'),
      family: words('shevchenko kovalenko bondarenko tkachenko melnyk petrov ivanova jovanovic lysenko savchenko'),
    },
  },
  {
    weight: 3,
    languages: ['el'],
    cities: [
      ['Αθήνα, Greece', 'Europe/Athens'],
      ['Θεσσαλονίκη, Greece', 'Europe/Athens'],
    ],
    given: words('Ελένη Γιώργος Μαρία Νίκος Σοφία Δημήτρης Άννα Κώστας'),
    family: words('Παπαδόπουλος Αγγελίδης Νικολάου Γεωργίου Οικονόμου Αθανασίου'),
    latin: {
      given: words('eleni giorgos maria nikos sofia dimitris anna kostas'),
      family: words('papadopoulos angelidis nikolaou georgiou oikonomou athanasiou'),
    },
  },
  {
    weight: 6,
    languages: ['hi'],
    cities: [
      ['मुंबई, India', 'Asia/Kolkata'],
      ['दिल्ली, India', 'Asia/Kolkata'],
      ['Bengaluru, India', 'Asia/Kolkata'],
    ],
    given: words('आरव अनन्या विवान दीपिका अर्जुन मीरा रोहन प्रिया कबीर सीता'),
    family: words('शर्मा वर्मा गुप्ता सिंह पटेल नायर अय्यर जोशी मेहता रेड्डी'),
    latin: {
      given: words('aarav ananya vivaan deepika arjun meera rohan priya kabir sita'),
      family: words('sharma verma gupta singh patel nair iyer joshi mehta reddy'),
    },
  },
];
