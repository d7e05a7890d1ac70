/** Acronyms of children's services and committees, opened; and capitals that everybody knows (domain.md 4.4). */

export interface Acronym {
  /** In full; several where one acronym has several meanings. */
  full: readonly string[];
  /** Words that young people would rather read. */
  prefer?: string;
}

const one = (full: string): Acronym => ({ full: [full] });

export const knownAcronyms: Readonly<Record<string, Acronym>> = {
  ADHD: one('attention deficit hyperactivity disorder'),
  ASD: one('autism spectrum disorder'),
  ASYE: one('assessed and supported year in employment'),
  CAMHS: one('child and adolescent mental health services'),
  CCE: one('child criminal exploitation'),
  CCG: one('clinical commissioning group'),
  CiC: one('child in care'),
  CIC: one('child in care'),
  CiCC: one('Children in Care Council'),
  CICC: one('Children in Care Council'),
  CIN: one('child in need'),
  CLA: { full: ['children looked after'], prefer: 'cared for children' },
  CP: one('child protection'),
  CPC: one('Corporate Parenting Committee'),
  CSE: one('child sexual exploitation'),
  DfE: one('Department for Education'),
  DFE: one('Department for Education'),
  DPIA: one('data protection impact assessment'),
  DPO: one('data protection officer'),
  DSL: one('designated safeguarding lead'),
  DSO: one('Democratic Services Officer'),
  EDT: one('emergency duty team'),
  EET: one('education, employment or training'),
  EHCP: one('education, health and care plan'),
  EHE: one('elective home education'),
  FGC: one('family group conference'),
  FOI: one('freedom of information'),
  ICB: one('integrated care board'),
  ICO: one('Information Commissioner’s Office'),
  IHA: one('initial health assessment'),
  ILACS: one('inspection of local authority children’s services'),
  IRO: one('independent reviewing officer'),
  JTAI: one('joint targeted area inspection'),
  KPI: one('key performance indicator'),
  LAC: { full: ['looked after child'], prefer: 'cared for child' },
  LADO: one('local authority designated officer'),
  LSCB: one('local safeguarding children board'),
  MASH: one('multi-agency safeguarding hub'),
  NEET: { full: ['not in education, employment or training'], prefer: 'out of learning and work' },
  NI: one('national indicator'),
  NTS: one('National Transfer Scheme'),
  OG: one('Operational Group'),
  PA: { full: ['personal adviser', 'personal advisor', 'personal assistant'] },
  PEP: one('personal education plan'),
  PLO: one('public law outline'),
  RHA: one('review health assessment'),
  SALT: one('speech and language therapy'),
  SDQ: one('strengths and difficulties questionnaire'),
  SEMH: one('social, emotional and mental health'),
  SEN: one('special educational needs'),
  SENCO: one('special educational needs co-ordinator'),
  SEND: one('special educational needs and disabilities'),
  SGO: one('special guardianship order'),
  SPA: { full: ['senior personal adviser', 'senior personal advisor', 'single point of access'] },
  UASC: { full: ['unaccompanied asylum-seeking children'], prefer: 'unaccompanied young people' },
  VS: one('virtual school'),
  VSH: one('virtual school headteacher'),
  WSOA: one('written statement of action'),
  WSoA: one('written statement of action'),
  YJS: one('youth justice service'),
  YOT: one('youth offending team'),
};

/** Known to every reader, or no acronyms at all: emphasis, marks on papers, units, numerals come by rule. */
export const everybodyKnows: ReadonlySet<string> = new Set(
  `GP NHS UK USA EU UN BBC ITV TV PC IT ICT ID PDF HTML CSV URL WWW FAQ DVD CD USB SMS OK AM PM BST GMT UTC VAT GBP PO
  MP MPs OBE MBE CBE KC QC BA BSc MA MSc PhD GCSE GCSEs BTEC NVQ HIV AIDS COVID NSPCC RSPCA YMCA YWCA SEN-D DIY PE RE
  CEO HR AGM AOB UNICEF OFSTED CV DNA PIN QR WiFi HMRC DVLA DWP
  RESOLVED NOTED AGREED RECOMMENDED DRAFT FINAL NOT AND OR THE ALL NO YES TO FOR IF IS IN ON BY AT AS OF BE WE MUST ONLY
  PART ITEM AGENDA MINUTES REPORT APPENDIX ANNEX TABLE FIGURE NOTE PUBLIC PRIVATE EXEMPT CONFIDENTIAL OPEN TOGETHER VOICE
  MY NEW PLEASE IMPORTANT URGENT WITH FROM THIS THAT ARE WAS WILL HAVE HAS NOW RAG RED AMBER GREEN`
    .trim()
    .split(/\s+/),
);
