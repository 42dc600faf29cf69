export type FamilyName = {
  /** Spelling in the South, which drops or softens an initial ㄹ. */
  readonly hangul: string;
  /** Spelling in the North; two are given where one Southern spelling stands for two families. */
  readonly northern: string;
  readonly revised: string;
  /** Latin spellings in use, most usual first. */
  readonly spellings: readonly string[];
};

/**
 * Common Korean family names with the Latin spellings people use for them.
 *
 * A working list, not a census: it widens a search and decides nothing. Two spellings are left out because
 * they read as another name: "Paik" stands under 백 only, and "Joe" is not taken for 조, since it is also how
 * a romanised ㅚ looks.
 *
 * @example
 * ```ts
 * familyNames.find((family) => family.hangul === '박')?.spellings[0] // => "Park"
 * ```
 */
export const familyNames: readonly FamilyName[] = [
  { hangul: '김', northern: '김', revised: 'Gim', spellings: ['Kim', 'Gim', 'Khim', 'Ghim'] },
  {
    hangul: '이',
    northern: '리',
    revised: 'I',
    spellings: ['Lee', 'Yi', 'Rhee', 'Ri', 'Li', 'Rhie', 'Ree', 'Lih', 'Yee', 'Reeh'],
  },
  { hangul: '박', northern: '박', revised: 'Bak', spellings: ['Park', 'Pak', 'Bak', 'Pack', 'Bahk'] },
  { hangul: '최', northern: '최', revised: 'Choe', spellings: ['Choi', 'Choe', 'Chey', 'Choy', 'Chwe'] },
  {
    hangul: '정',
    northern: '정',
    revised: 'Jeong',
    spellings: ['Jung', 'Chung', 'Jeong', 'Jong', 'Chong', 'Joung'],
  },
  { hangul: '강', northern: '강', revised: 'Gang', spellings: ['Kang', 'Gang', 'Kahng'] },
  { hangul: '조', northern: '조', revised: 'Jo', spellings: ['Cho', 'Jo', 'Joh'] },
  { hangul: '윤', northern: '윤', revised: 'Yun', spellings: ['Yoon', 'Yun', 'Youn'] },
  { hangul: '장', northern: '장', revised: 'Jang', spellings: ['Jang', 'Chang'] },
  { hangul: '임', northern: '림', revised: 'Im', spellings: ['Lim', 'Im', 'Rim', 'Yim', 'Leem'] },
  { hangul: '임', northern: '임', revised: 'Im', spellings: ['Im', 'Lim', 'Yim'] },
  { hangul: '한', northern: '한', revised: 'Han', spellings: ['Han', 'Hahn'] },
  { hangul: '오', northern: '오', revised: 'O', spellings: ['Oh', 'O'] },
  { hangul: '서', northern: '서', revised: 'Seo', spellings: ['Seo', 'Suh', 'So', 'Sur'] },
  { hangul: '신', northern: '신', revised: 'Sin', spellings: ['Shin', 'Sin', 'Sheen'] },
  { hangul: '권', northern: '권', revised: 'Gwon', spellings: ['Kwon', 'Gwon', 'Kweon'] },
  { hangul: '황', northern: '황', revised: 'Hwang', spellings: ['Hwang', 'Whang'] },
  { hangul: '안', northern: '안', revised: 'An', spellings: ['Ahn', 'An', 'Aan'] },
  { hangul: '송', northern: '송', revised: 'Song', spellings: ['Song', 'Soung'] },
  {
    hangul: '유',
    northern: '류',
    revised: 'Yu',
    spellings: ['Ryu', 'Yoo', 'Yu', 'Ryoo', 'Lyu', 'You', 'Rhyu'],
  },
  { hangul: '유', northern: '류/유', revised: 'Yu', spellings: ['Yoo', 'Yu', 'You', 'Ryu'] },
  { hangul: '홍', northern: '홍', revised: 'Hong', spellings: ['Hong'] },
  {
    hangul: '전',
    northern: '전',
    revised: 'Jeon',
    spellings: ['Jeon', 'Chun', 'Jun', 'Chon', 'Jon', 'Cheon'],
  },
  { hangul: '고', northern: '고', revised: 'Go', spellings: ['Ko', 'Koh', 'Go', 'Goh'] },
  { hangul: '문', northern: '문', revised: 'Mun', spellings: ['Moon', 'Mun'] },
  { hangul: '손', northern: '손', revised: 'Son', spellings: ['Son', 'Sohn'] },
  { hangul: '양', northern: '량', revised: 'Yang', spellings: ['Yang', 'Ryang', 'Lyang'] },
  { hangul: '배', northern: '배', revised: 'Bae', spellings: ['Bae', 'Pae', 'Bai', 'Pai'] },
  { hangul: '백', northern: '백', revised: 'Baek', spellings: ['Baek', 'Paek', 'Paik', 'Back', 'Baik'] },
  { hangul: '허', northern: '허', revised: 'Heo', spellings: ['Heo', 'Hur', 'Huh', 'Ho'] },
  { hangul: '남', northern: '남', revised: 'Nam', spellings: ['Nam', 'Nahm'] },
  { hangul: '심', northern: '심', revised: 'Sim', spellings: ['Shim', 'Sim'] },
  { hangul: '노', northern: '로', revised: 'No', spellings: ['Noh', 'Roh', 'Ro', 'No', 'Nho'] },
  { hangul: '하', northern: '하', revised: 'Ha', spellings: ['Ha', 'Hah'] },
  { hangul: '곽', northern: '곽', revised: 'Gwak', spellings: ['Kwak', 'Gwak', 'Kwag'] },
  { hangul: '성', northern: '성', revised: 'Seong', spellings: ['Sung', 'Seong', 'Song'] },
  { hangul: '차', northern: '차', revised: 'Cha', spellings: ['Cha'] },
  { hangul: '주', northern: '주', revised: 'Ju', spellings: ['Joo', 'Ju', 'Chu'] },
  { hangul: '우', northern: '우', revised: 'U', spellings: ['Woo', 'U', 'Wu'] },
  { hangul: '구', northern: '구', revised: 'Gu', spellings: ['Koo', 'Gu', 'Ku', 'Goo'] },
  { hangul: '나', northern: '라', revised: 'Na', spellings: ['Na', 'Ra', 'Nah', 'La'] },
  { hangul: '민', northern: '민', revised: 'Min', spellings: ['Min'] },
  { hangul: '진', northern: '진', revised: 'Jin', spellings: ['Jin', 'Chin'] },
  { hangul: '지', northern: '지', revised: 'Ji', spellings: ['Ji', 'Jee', 'Chi'] },
  { hangul: '엄', northern: '엄', revised: 'Eom', spellings: ['Um', 'Eom', 'Uhm', 'Om'] },
  { hangul: '채', northern: '채', revised: 'Chae', spellings: ['Chae', 'Chai'] },
  { hangul: '원', northern: '원', revised: 'Won', spellings: ['Won', 'Weon'] },
  { hangul: '천', northern: '천', revised: 'Cheon', spellings: ['Chun', 'Cheon', 'Chon'] },
  { hangul: '방', northern: '방', revised: 'Bang', spellings: ['Bang', 'Pang', 'Bahng'] },
  { hangul: '현', northern: '현', revised: 'Hyeon', spellings: ['Hyun', 'Hyon', 'Hyeon'] },
  { hangul: '염', northern: '렴', revised: 'Yeom', spellings: ['Yeom', 'Yum', 'Ryom', 'Youm'] },
  { hangul: '여', northern: '려', revised: 'Yeo', spellings: ['Yeo', 'Yuh', 'Ryo', 'Lyo'] },
  { hangul: '연', northern: '련', revised: 'Yeon', spellings: ['Yeon', 'Yun', 'Ryon'] },
  { hangul: '태', northern: '태', revised: 'Tae', spellings: ['Thae', 'Tae'] },
  { hangul: '탁', northern: '탁', revised: 'Tak', spellings: ['Tak', 'Thak'] },
  { hangul: '편', northern: '편', revised: 'Pyeon', spellings: ['Pyun', 'Pyon', 'Phyon'] },
];
