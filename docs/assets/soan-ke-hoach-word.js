// A Word document made in the browser: the same form as scripts/draft_plan.py gives (Nghị định 30/2020/NĐ-CP,
// Phụ lục I), written as plain XML parts in an uncompressed zip. No library; nothing leaves the machine.

(() => {
  "use strict";

  const MARK = "DỰ THẢO";
  const TEXT = 28; // half-points: 14
  const mm = (value) => Math.round(value * 56.7);
  const clean = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "");
  const escape = (text) => clean(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const lower = (text) => (/^.[A-ZĐ]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

  // --- zip: method 0, one time stamp ------------------------------------------------------------------

  const TABLE = Array.from({ length: 256 }, (_, n) => {
    let value = n;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    return value >>> 0;
  });

  function crc32(bytes) {
    let value = 0xffffffff;
    for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff] ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
  }

  function zip(files, isoDay) {
    const [year, month, day] = isoDay.split("-").map(Number);
    const stamp = ((year - 1980) << 9) | (month << 5) | day;
    const encoder = new TextEncoder();
    const parts = [];
    const listing = [];
    let offset = 0;
    for (const [name, text] of files) {
      const path = encoder.encode(name);
      const body = encoder.encode(text);
      const fields = (view, at) => {
        view.setUint16(at, 20, true); view.setUint16(at + 2, 0x0800, true); view.setUint16(at + 4, 0, true);
        view.setUint16(at + 6, 0, true); view.setUint16(at + 8, stamp, true); view.setUint32(at + 10, crc32(body), true);
        view.setUint32(at + 14, body.length, true); view.setUint32(at + 18, body.length, true); view.setUint16(at + 22, path.length, true);
      };
      const local = new DataView(new ArrayBuffer(30));
      local.setUint32(0, 0x04034b50, true);
      fields(local, 4);
      const central = new DataView(new ArrayBuffer(46));
      central.setUint32(0, 0x02014b50, true);
      central.setUint16(4, 20, true);
      fields(central, 6);
      central.setUint32(42, offset, true);
      parts.push(new Uint8Array(local.buffer), path, body);
      listing.push(new Uint8Array(central.buffer), path);
      offset += 30 + path.length + body.length;
    }
    const size = listing.reduce((sum, part) => sum + part.length, 0);
    const end = new DataView(new ArrayBuffer(22));
    end.setUint32(0, 0x06054b50, true);
    end.setUint16(8, files.length, true);
    end.setUint16(10, files.length, true);
    end.setUint32(12, size, true);
    end.setUint32(16, offset, true);
    const whole = new Uint8Array(offset + size + 22);
    let at = 0;
    for (const part of [...parts, ...listing, new Uint8Array(end.buffer)]) { whole.set(part, at); at += part.length; }
    return whole;
  }

  // --- WordprocessingML -------------------------------------------------------------------------------

  const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const border = (side, size, space, color) => `<w:${side} w:val="single" w:sz="${size}" w:space="${space}" w:color="${color}"/>`;

  class Paper {
    constructor(day) {
      this.day = day;
      this.comments = [];
    }

    run(text, { bold, italic, size, color } = {}) {
      const look = (bold ? "<w:b/>" : "") + (italic ? "<w:i/>" : "") + (color ? `<w:color w:val="${color}"/>` : "") + (size ? `<w:sz w:val="${size}"/>` : "");
      return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
    }

    line(text, { align = "both", indent = 12.7, left = 0, right = 0, after = 120, style = "", edges = "", notes = [], keep = false, ...look } = {}) {
      const shape = (style ? `<w:pStyle w:val="${style}"/>` : "") + (keep ? "<w:keepNext/>" : "") + (edges ? `<w:pBdr>${edges}</w:pBdr>` : "")
        + `<w:spacing w:after="${after}"/><w:ind w:left="${mm(left)}" w:right="${mm(right)}" w:firstLine="${mm(indent)}"/><w:jc w:val="${align}"/>`;
      return `<w:p><w:pPr>${shape}</w:pPr>${text ? this.noted(this.run(text, look), notes) : ""}</w:p>`;
    }

    noted(run, notes) {
      const said = notes.filter(Boolean);
      if (!said.length) return run;
      const id = this.comments.length;
      const body = said.map((note) => `<w:p><w:r><w:t xml:space="preserve">${escape(note)}</w:t></w:r></w:p>`).join("");
      this.comments.push(`<w:comment w:id="${id}" w:author="Căn cứ" w:initials="CC" w:date="${this.day}T12:00:00Z">${body}</w:comment>`);
      return `<w:commentRangeStart w:id="${id}"/>${run}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
    }

    heading(text, level, options = {}) {
      return this.line(text, { style: `Heading${level}`, ...options });
    }

    table(widths, rows, { size = 22, ruled = true } = {}) {
      const cell = (content, n, head) => {
        const inner = ruled ? `<w:p><w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/><w:jc w:val="${head || n === 0 ? "center" : "left"}"/></w:pPr>${this.run(content, { bold: head, size })}</w:p>` : content;
        return `<w:tc><w:tcPr><w:tcW w:w="${mm(widths[n])}" w:type="dxa"/></w:tcPr>${inner}</w:tc>`;
      };
      const row = (cells, head) => `<w:tr><w:trPr><w:cantSplit/>${head ? "<w:tblHeader/>" : ""}</w:trPr>${cells.map((content, n) => cell(content, n, head)).join("")}</w:tr>`;
      const grid = widths.map((width) => `<w:gridCol w:w="${mm(width)}"/>`).join("");
      const margins = ruled ? "" : '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>';
      const style = ruled ? '<w:tblStyle w:val="TableGrid"/>' : "";
      return `<w:tbl><w:tblPr>${style}<w:tblW w:w="0" w:type="auto"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>${margins}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.map((cells, n) => row(cells, ruled && n === 0)).join("")}</w:tbl>`;
    }

    pageBreak() { return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'; }
  }

  function body(plan, paper) {
    const center = { align: "center", indent: 0 };
    const rule = (left, right) => paper.line("", { ...center, left, right, after: 0, edges: border("top", 6, 1, "000000") });
    const out = [];
    const left = paper.line("ỦY BAN NHÂN DÂN", { ...center, bold: true, size: 26, after: 40 }) + paper.line(plan.place.ten.toUpperCase(), { ...center, bold: true, size: 26, after: 40 }) + rule(19, 19)
      + paper.line("Số:         /KH-UBND", { ...center, size: 26, after: 40 })
      + paper.line(MARK, { ...center, bold: true, left: 14, right: 14, edges: ["top", "left", "bottom", "right"].map((side) => border(side, 12, 3, "9F1D1D")).join(""), notes: plan.notes });
    const right = paper.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", { ...center, bold: true, size: 26, after: 40 }) + paper.line("Độc lập - Tự do - Hạnh phúc", { ...center, bold: true, after: 40 }) + rule(22, 22)
      + paper.line(`${plan.place.rieng}, ngày      tháng      năm        `, { ...center, italic: true });
    out.push(paper.table([58, 104], [[left, right]], { ruled: false }));
    out.push(paper.line("", { after: 0 }), paper.line("KẾ HOẠCH", { ...center, bold: true, after: 0 }), paper.line(capital(plan.title), { ...center, bold: true, after: 80 }), rule(58, 58));
    for (const ground of plan.grounds) out.push(paper.line(ground.text, { italic: true, notes: ground.notes }));
    out.push(paper.line(`Ủy ban nhân dân ${plan.place.ten} ban hành Kế hoạch ${lower(plan.title)} như sau:`, { notes: plan.groundNotes }));
    for (const line of plan.lines) {
      const text = `${line.number ? `${line.number} ` : ""}${line.kind === "muc" && line.level === 1 ? line.text.toUpperCase() : capital(line.text)}`;
      out.push(line.kind === "muc" && line.level <= 3 ? paper.heading(text, line.level, { notes: line.notes }) : paper.line(text, { notes: line.notes, bold: line.kind === "muc" }));
    }
    out.push(paper.line(`Trên đây là Kế hoạch ${lower(plan.title)}; các cơ quan, đơn vị căn cứ nhiệm vụ được giao tổ chức thực hiện./.`, { keep: true, notes: plan.taskNotes }));
    const last = plan.recipients.length - 1;
    const to = paper.line("Nơi nhận:", { align: "left", indent: 0, bold: true, italic: true, size: 24, after: 0, notes: plan.recipientNotes })
      + plan.recipients.map((name, n) => paper.line(`- ${name}${n === last ? "." : ";"}`, { align: "left", indent: 0, size: 22, after: 0 })).join("");
    const sign = plan.signer.map((text, n) => paper.line(text, { ...center, bold: true, after: 0, notes: n ? [] : plan.signerNotes })).join("") + paper.line("", center).repeat(3)
      + paper.line("(dự thảo, chưa ký)", { ...center, italic: true, size: 24 });
    out.push(paper.table([80, 80], [[to, sign]], { ruled: false }));
    let number = 0;
    for (const { title, widths, head, rows } of plan.annexes) {
      if (!rows.length) continue;
      number += 1;
      out.push(paper.pageBreak(), paper.heading(`Phụ lục ${"I".repeat(number)}. ${title}`, 1, center), paper.line(`(${MARK}; kèm theo Kế hoạch số      /KH-UBND)`, { ...center, italic: true, size: 24 }));
      out.push(paper.table(widths, [head, ...rows.map((row, n) => [String(n + 1), ...row])]));
    }
    out.push(paper.pageBreak(), paper.heading("PHIẾU RÀ SOÁT DỰ THẢO", 1, center), paper.line("Bỏ phiếu này, danh sách sau và mọi ghi chú khi trình ký.", { ...center, italic: true, size: 24 }));
    out.push(paper.table([20, 45, 42, 30, 27], [["Phần", "Đổi gì so với mẫu", "Vì sao", "Chưa rõ", "Ai trả lời"], ...plan.sheet], { size: 20 }));
    if (plan.doubts.length) out.push(paper.pageBreak(), paper.heading("CẦN KIỂM TRA TRƯỚC KHI KÝ", 1, center));
    for (const { title, rows } of plan.doubts) {
      out.push(paper.heading(title, 2, { indent: 0 }));
      out.push(paper.table([11, 66, 55, 30], [["TT", "Nội dung", "Lý do", "Ai trả lời"], ...rows.map((row, n) => [String(n + 1), ...row])], { size: 20 }));
    }
    // Word wants a paragraph between the last table and the end.
    out.push(paper.line("", { after: 0, indent: 0 }));
    return out.join("");
  }

  const headStyle = (level, italic) => `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="120"/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/>${italic ? "<w:i/>" : ""}</w:rPr></w:style>`;
  const FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>';
  const GRID = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) => border(side, 4, 0, "000000")).join("");
  const STYLES = `${HEAD}<w:styles ${NS}><w:docDefaults><w:rPrDefault><w:rPr>${FONT}<w:sz w:val="${TEXT}"/><w:szCs w:val="${TEXT}"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`
    + `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>${headStyle(1)}${headStyle(2)}${headStyle(3, true)}`
    + `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${GRID}</w:tblBorders><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;
  const red = { bold: true, size: 20, color: "9F1D1D" };
  const part = (name, content) => `${HEAD}<w:${name} ${NS}>${content}</w:${name}>`;
  const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const relations = (rows) => `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join("")}</Relationships>`;

  function docx(plan) {
    const paper = new Paper(plan.isoDay);
    const content = body(plan, paper);
    const section = `<w:sectPr><w:headerReference w:type="first" r:id="rId3"/><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="${mm(20)}" w:right="${mm(20)}" w:bottom="${mm(20)}" w:left="${mm(30)}" w:header="${mm(10)}" w:footer="${mm(10)}" w:gutter="0"/><w:titlePg/></w:sectPr>`;
    const field = ["begin", "", "end"].map((kind) => `<w:r><w:rPr><w:sz w:val="26"/></w:rPr>${kind ? `<w:fldChar w:fldCharType="${kind}"/>` : '<w:instrText xml:space="preserve">PAGE</w:instrText>'}</w:r>`).join("");
    const tabs = `<w:tabs><w:tab w:val="center" w:pos="${mm(80)}"/><w:tab w:val="right" w:pos="${mm(160)}"/></w:tabs>`;
    const first = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${paper.run(`${MARK}, chưa ký, soạn ngày ${plan.day}; không dùng làm căn cứ`, red)}</w:p>`;
    const others = `<w:p><w:pPr>${tabs}</w:pPr><w:r><w:tab/></w:r>${field}<w:r><w:tab/></w:r>${paper.run(`${MARK}, chưa ký, soạn ngày ${plan.day}`, red)}</w:p>`;
    const override = (path, type) => `<Override PartName="/${path}" ContentType="${type}"/>`;
    return zip([
      ["[Content_Types].xml", `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("word/document.xml", `${TYPE}document.main+xml`)}${override("word/styles.xml", `${TYPE}styles+xml`)}${override("word/comments.xml", `${TYPE}comments+xml`)}${override("word/header1.xml", `${TYPE}header+xml`)}${override("word/header2.xml", `${TYPE}header+xml`)}${override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")}</Types>`],
      ["_rels/.rels", relations([["rId1", `${REL}officeDocument`, "word/document.xml"], ["rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"]])],
      ["docProps/core.xml", `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${MARK}: Kế hoạch ${escape(plan.title)}</dc:title><dc:subject>${MARK}</dc:subject><dc:creator>Căn cứ</dc:creator><dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${plan.isoDay}T12:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${plan.isoDay}T12:00:00Z</dcterms:modified></cp:coreProperties>`],
      ["word/document.xml", part("document", `<w:body>${content}${section}</w:body>`)],
      ["word/styles.xml", STYLES],
      ["word/comments.xml", part("comments", paper.comments.join(""))],
      ["word/header1.xml", part("hdr", first)],
      ["word/header2.xml", part("hdr", others)],
      ["word/_rels/document.xml.rels", relations([["rId1", `${REL}styles`, "styles.xml"], ["rId2", `${REL}comments`, "comments.xml"], ["rId3", `${REL}header`, "header1.xml"], ["rId4", `${REL}header`, "header2.xml"]])],
    ], plan.isoDay);
  }

  self.canCuWord = { docx };
})();
