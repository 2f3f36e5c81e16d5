// What counts for how much. Found on the judged queries of `tests/search/`, and kept round.

export const OWN = 0.8; // so strongly only an entity is found under a phrase
export const WEIGHTS = {
  shapeOnly: 0.25, // a word typed with marks, found with others
  noSuchMarks: 0.35, // the same, where no document has the marks that were typed
  part: 0.6, // a word inside a pair that makes another word
  apart: 0.6, // a word of a phrase, where the phrase is not
  nearApart: 1, // the same, of a phrase that means nearly that
  pair: 1.3, // a pair, against the sum of what its words are worth
  even: 0.85, // below 1: having every word counts more than having one in the title
  held: 0.3, // this share of what a word is worth counts as holding it
  floor: 0.15, // what a document keeps that holds nothing of the query but one word
  power: 1.6, // how steeply holding more counts
  same: 0.85, // another way to say just that
  near: 0.6, // another way to say nearly that
  long: 0.45, // what each further word of a phrase adds to it
  also: 0.3, // what the weaker of "as typed" and "as meant" adds
  lead: 0.5, leadOfMaterial: 0.8, agencies: 0.4, topics: 0.2, place: 0.4, issuers: 0.25, // what it gets from what it belongs to
  there: 1.25, elsewhere: 0.75, // for the place that is named, for another
  own: 1.3, // of the office that is named
  task: 1.25, // what an office has to do, where that is asked of it
  under: 1.25, // of the document that is named
  named: 9, // being called just what was typed
  meant: 6, // being what the query calls so, in other words than its name
  common: 0.35, // the least that a word is worth
  type: 1.5, typePart: 1, // a document of the type that the query begins with, a part of one
  close: 0.4, title: 0.3, begins: 0.12, within: 0.25, // words side by side; a title that is the query, begins so, or stands in it
};
export const KIND = { "Văn bản": 1, "Nhiệm vụ": 1.03, "Điều khoản": 1, "Mục của kế hoạch": 0.9, "Chỉ tiêu": 0.85, "Phân công": 0.84,
  "Chủ đề": 0.68, "Thuật ngữ": 1, "Thời hạn, báo cáo": 0.95, "Ngày truyền thông": 1, "Cơ quan": 1, "Địa phương": 1,
  "Tài liệu tập huấn": 0.8, "Đường dây hỗ trợ": 1, Trang: 0.75 };
export const ASKED = {
  "chu-tri": { "Thuật ngữ": 0.6, "Nhiệm vụ": 1.3, "Mục của kế hoạch": 0.9, "Phân công": 1.05, "Văn bản": 0.65, "Cơ quan": 0.8, "Tài liệu tập huấn": 0.7 },
  "quyen": { "Điều khoản": 1.4, "Văn bản": 0.6, "Phân công": 0.7, "Mục của kế hoạch": 0.8, "Cơ quan": 1.1, "Tài liệu tập huấn": 0.8 },
  "dieu-nao": { "Điều khoản": 1.5, "Văn bản": 0.8, "Nhiệm vụ": 0.7, "Mục của kế hoạch": 0.6, "Phân công": 0.5, "Tài liệu tập huấn": 0.7, "Thuật ngữ": 0.7 },
  "van-ban-nao": { "Điều khoản": 1.2, "Văn bản": 1.05, "Nhiệm vụ": 0.7, "Mục của kế hoạch": 0.6, "Phân công": 0.5, "Tài liệu tập huấn": 0.8 },
  "duoc-khong": { "Điều khoản": 1.25, "Văn bản": 0.7, "Thuật ngữ": 0.8, "Phân công": 0.7 },
  "so-may": { "Đường dây hỗ trợ": 5, "Văn bản": 0.7, "Phân công": 0.6, "Nhiệm vụ": 0.7 },
  "giup": { "Đường dây hỗ trợ": 2.2, "Điều khoản": 1.15, "Văn bản": 0.8, "Phân công": 0.6 },
  "lam-sao": { "Tài liệu tập huấn": 1.5, "Điều khoản": 1.1, "Đường dây hỗ trợ": 1.3, "Phân công": 0.6, "Nhiệm vụ": 0.9 },
  "can-cu": { "Nhiệm vụ": 1.3, "Điều khoản": 1.15, "Mục của kế hoạch": 0.8, "Văn bản": 0.85, "Tài liệu tập huấn": 0.7 },
  "thoi-han": { "Thuật ngữ": 0.6, "Thời hạn, báo cáo": 1.7, "Ngày truyền thông": 1.4 },
  "nhiem-vu": { "Phân công": 1.35, "Nhiệm vụ": 1.25, "Cơ quan": 0.9 },
  "la-gi": { "Thuật ngữ": 1.8, "Tài liệu tập huấn": 0.7 },
  "doi-gi": { "Tài liệu tập huấn": 1.3, Trang: 1.4, "Điều khoản": 0.8, "Phân công": 0.6, "Thuật ngữ": 0.7 },
  "viet-tat": { Trang: 3, "Thuật ngữ": 1.2 },
  "muc-phat": { "Điều khoản": 1.7, "Thuật ngữ": 0.45, "Nhiệm vụ": 0.75, "Mục của kế hoạch": 0.7, "Thời hạn, báo cáo": 0.85, "Phân công": 0.6, "Tài liệu tập huấn": 0.75 },
  "hieu-luc": { "Văn bản": 1.4 },
  "tai-lieu": { "Tài liệu tập huấn": 2.2, "Cơ quan": 0.6 },
  "dia-gioi": { "Địa phương": 1.6, "Điều khoản": 1.2, "Cơ quan": 0.6, "Nhiệm vụ": 0.6, "Phân công": 0.5 },
  "nay-la": { "Cơ quan": 1.8, "Địa phương": 1.3 },
};

// How much a kind of document counts for what is asked; an office named beside other words is where, not what.
export function factorOf(query, kind) {
  let factor = KIND[kind] ?? 1;
  for (const intent of query.intents) factor *= ASKED[intent]?.[kind] ?? 1;
  // An office named beside other words is where, not what; unless it is asked what became of it.
  if (kind === "Cơ quan" && !query.intents.has("nay-la") && query.groups.filter((group) => group.share > 0.5).length > 1) factor *= 0.7;
  return factor;
}
