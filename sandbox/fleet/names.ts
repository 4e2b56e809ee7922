/**
 * Names from many cultures, for a fleet as international as a real one. `display:ascii` gives the spelling for a UPN
 * where taking the accents off would not do.
 */
type Culture = { given: string; family: string; familyFirst?: true }

const cultures: Culture[] = [
  {
    given:
      'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph Jessica Thomas Sarah Charles Karen Daniel Nancy Matthew Lisa Anthony Betty Mark Margaret Donald Sandra Steven Ashley Paul Kimberly Andrew Emily Joshua Donna Kenneth Michelle Kevin Carol Brian Amanda George Melissa Edward Deborah Ronald Stephanie Siobhán Seán Niamh Aoife',
    family:
      "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins Stewart Morris Murphy Cook Rogers Morgan Cooper Peterson Reed Bailey Kelly Howard Ward O'Brien O'Connor O'Neill D'Angelo McDonald Smith-Jones Brontë",
  },
  {
    given:
      'Anna Ben Clara Dieter Elke Felix Greta Hannes Ingrid Jürgen Käthe Lukas Mareike Niklas Ole Petra Ralf Sabine Tobias Uwe Vera Wolfgang Yvonne Björn Günther Jörg Heike Stefan Katrin Matthias Anke Bernd',
    family:
      'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Groß Weiß Jäger Köhler Böhm Vogel Götz Strauß von\u00a0Bülow',
  },
  {
    given:
      'Amélie Benoît Chloé Didier Élodie François Gaëlle Hervé Inès Jérôme Léa Mathéo Noémie Océane Pascal Quentin Renée Sébastien Thérèse Zoé Jean-Luc Anaïs',
    family:
      'Martin Bernard Dubois Thomas Petit Lefèvre Moreau Girard Lefebvre Rousseau Fournier Mercier Chevalier François Gauthier Perrin Noël Béranger d’Aubigné:daubigne Le\u00a0Gall Müntz Brûlé',
  },
  {
    given:
      'Álvaro Beatriz Carmen Diego Elena Fernando Gonzalo Inés José Jesús Lucía María Nuño Óscar Pilar Raúl Sofía Tomás Úrsula Ximena Iñaki Begoña João Luís Conceição Thiago',
    family:
      'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Díaz Muñoz Álvarez Romero Gutiérrez Núñez Ibáñez Peña Ordóñez Silva Gonçalves Araújo Magalhães Peñarrubia-Castaño',
  },
  {
    given:
      'Agnieszka Łukasz:Lukasz Małgorzata:Malgorzata Paweł:Pawel Żaneta Grzegorz Zbigniew Świętosława:Swietoslawa Jiří Kateřina Ondřej Věra Zdeněk Ľubomíra Štefan Čeněk',
    family:
      'Wiśniewski Wójcik Kowalczyk Zieliński Szymański Woźniak Dąbrowski Kozłowski:Kozlowski Łuczak:Luczak Żółkiewski:Zolkiewski Dvořák Novotný Procházka Kučera Šimůnek Brzęczyszczykiewicz',
  },
  {
    given:
      'Åsa Bjørn:Bjorn Døgg:Dogg Eirík Freyja Göran Håkon Ingunn Jökull Käre Lærke:Laerke Märta Nils Øystein:Oystein Sigríður:Sigridur Þór:Thor Tuula Väinö',
    family:
      'Ångström Bjørklund:Bjorklund Dahl Eriksson Gustafsson Håkansson Jónsdóttir Kjær:Kjaer Lindström Mäkinen Nyström Østergård:Ostergard Pálsdóttir Sørensen:Sorensen Virtanen Þorvaldsson:Thorvaldsson',
  },
  {
    given:
      'Aarav Ananya Arjun Deepika Divya Farhan Gaurav Ishaan Kavya Lakshmi Manish Meera Neha Nikhil Pooja Priya Rahul Rohan Sanjay Shreya Siddharth Sunita Vikram Zara Chandrasekhar',
    family:
      'Agarwal Banerjee Chatterjee Desai Fernandes Ghosh Gupta Iyer Jain Joshi Kapoor Khan Kumar Menon Mehta Mukherjee Nair Patel Pillai Rao Reddy Shah Sharma Singh Venkatanarasimharajuvaripeta',
  },
  {
    given:
      'Ahmed Aisha Bilal Fatima Hassan Ibrahim Khadija Layla Mohammed Noor Omar Salma Tariq Yusuf Zainab Ayşe Çağla Gökçe Işıl:Isil Ömer Şule Yiğit',
    family:
      'Al-Farsi Al-Masri Ben\u00a0Ali El-Sayed Haddad Hussein Khalil Mansour Nasser Rahman Saleh Yılmaz:Yilmaz Çelik Şahin Öztürk Güneş Demirtaş Özgür',
  },
  {
    familyFirst: true,
    given:
      '伟:Wei 芳:Fang 娜:Na 敏:Min 静:Jing 丽:Li 强:Qiang 磊:Lei 洋:Yang 艳:Yan 勇:Yong 杰:Jie 秀英:Xiuying 桂英:Guiying 明:Ming',
    family: '王:Wang 李:Li 张:Zhang 刘:Liu 陈:Chen 杨:Yang 赵:Zhao 黄:Huang 周:Zhou 吴:Wu 徐:Xu 孙:Sun 欧阳:Ouyang',
  },
  {
    familyFirst: true,
    given:
      '翔太:Shota 健一:Kenichi 美咲:Misaki 陽菜:Hina 大輔:Daisuke 由美子:Yumiko 直樹:Naoki さくら:Sakura 민준:Minjun 서연:Seoyeon 지훈:Jihoon',
    family:
      '佐藤:Sato 鈴木:Suzuki 高橋:Takahashi 田中:Tanaka 渡辺:Watanabe 伊藤:Ito 山本:Yamamoto 中村:Nakamura 김:Kim 이:Lee 박:Park',
  },
  {
    given:
      'Nguyệt Phương Đức:Duc Hương Tuấn Γιώργος:Giorgos Ελένη:Eleni Дмитрий:Dmitriy Ольга:Olga Наталія:Nataliia Софія:Sofiia',
    family:
      'Nguyễn Trần Phạm Đặng:Dang Παπαδόπουλος:Papadopoulos Иванов:Ivanov Шевченко:Shevchenko Кузнецова:Kuznetsova',
  },
]

type Name = { display: string; ascii: string }

function parseNames(list: string): Name[] {
  return list.split(' ').map(entry => {
    const [
      display = '',
      ascii = display
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
        .replace('ß', 'ss'),
    ] = entry.split(':')
    return { display, ascii: ascii.toLowerCase().replace('\u00a0', '') }
  })
}

const pools = cultures.map(({ given, family, familyFirst }) => ({
  given: parseNames(given),
  family: parseNames(family),
  familyFirst: familyFirst === true,
}))

/** How many different people the lists give; after that, names repeat as they do in any large company. */
export const NAME_COMBINATIONS = pools.reduce((sum, pool) => sum + pool.given.length * pool.family.length, 0)

/** The name with this number, 0 to `NAME_COMBINATIONS` - 1. */
export function nameOf(number: number): { display: string; localPart: string; initialPart: string } {
  let rest = number
  for (const { given, family, familyFirst } of pools) {
    const size = given.length * family.length
    if (rest >= size) {
      rest -= size
      continue
    }
    const first = given[Math.floor(rest / family.length)]
    const last = family[rest % family.length]
    if (first === undefined || last === undefined) break
    return {
      display: familyFirst ? `${last.display}${first.display}` : `${first.display} ${last.display}`,
      localPart: `${first.ascii}.${last.ascii}`,
      initialPart: `${first.ascii.charAt(0)}${last.ascii}`,
    }
  }
  throw new RangeError(`There is no name ${number}.`)
}
