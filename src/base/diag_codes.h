/* Every message of the library: code, class, sentence, advice (marked N_; "" for none).
 *
 * Included with DIAG defined by the includer, once for each use of the table; no include guard.
 * Sentences are message ids for gettext (po/vi.po has the Vietnamese). {1} {2} {3} are words of the
 * case. A sentence names the thing as the user wrote it and has no final full stop. What the command
 * alone says stands in cli/. */

/* files */
DIAG(DIAG_FILE_READ, DIAG_MACHINE, "cannot read {1}: {2}", "")
DIAG(DIAG_FILE_INPUT, DIAG_DESCRIPTION, "cannot read this file: {1}",
     N_("check the name and that you may read the file"))
DIAG(DIAG_FILE_TOO_LARGE, DIAG_DESCRIPTION, "the file is larger than {1} MB", "")
DIAG(DIAG_FILE_WRITE, DIAG_MACHINE, "cannot write {1}: {2}",
     N_("no result was changed; check the folder and the free space"))
DIAG(DIAG_FILE_REPLACE, DIAG_MACHINE, "cannot put {1} in place: {2}",
     N_("results named before it are written, it and those after it are not"))
DIAG(DIAG_FILE_STDOUT, DIAG_MACHINE, "cannot write to standard output: {1}", "")
DIAG(DIAG_DATA_MISSING, DIAG_MACHINE, "cannot find the folder of layouts and fonts {1}",
     N_("install vanthu again, or name the folder: VANTHU_DATA_DIR, in a program options.data_dir"))

DIAG(DIAG_LIBRARY, DIAG_MACHINE, "cannot load {1}", N_("install the package that has this library"))

/* what a call gives */
DIAG(DIAG_CALL_NUMBER, DIAG_USAGE, "\"{1}\" is not a document number",
     N_("write digits only, nine at most; the leading zero is added"))
DIAG(DIAG_CALL_DATE, DIAG_USAGE, "\"{1}\" is not a day of the calendar",
     N_("write for example 2024-03-18"))

DIAG(DIAG_MORE, DIAG_WARNING, "{1} more messages are not shown", "")

/* xml */
DIAG(DIAG_XML_SYNTAX, DIAG_DESCRIPTION, "not well-formed XML: {1}", "")
DIAG(DIAG_XML_NO_ELEMENT, DIAG_DESCRIPTION, "the file does not begin with an element",
     N_("a description is XML and begins with <report>; a file of Word or text alone is none"))
DIAG(DIAG_XML_BEHIND, DIAG_DESCRIPTION, "something stands behind the end of the document",
     N_("delete it, or put it before the last end tag"))
DIAG(DIAG_XML_CHARACTER, DIAG_DESCRIPTION, "a character stands here that no text may have",
     N_("delete it and write the words around it anew; it is not to be seen"))
DIAG(DIAG_XML_AMPERSAND, DIAG_DESCRIPTION, "an & stands alone", N_("write &amp; for the sign itself"))
DIAG(DIAG_XML_ENTITY, DIAG_DESCRIPTION, "&{1}; is not known",
     N_("write the character itself, or its number: &#160; is a no-break space"))
DIAG(DIAG_XML_LESS, DIAG_DESCRIPTION, "a < stands where no tag begins",
     N_("write &lt; for the sign itself"))
DIAG(DIAG_XML_VALUE_LESS, DIAG_DESCRIPTION, "a < stands in the value of an attribute",
     N_("close the value with a quotation mark before it, or write &lt; for the sign itself"))
DIAG(DIAG_XML_QUOTES, DIAG_DESCRIPTION, "the value of this attribute is not in straight quotation marks",
     N_("write NAME=\"VALUE\" with \" and not with “ or ”"))
DIAG(DIAG_XML_VALUE_OPEN, DIAG_DESCRIPTION, "the value of an attribute is not closed",
     N_("write the quotation mark at its end"))
DIAG(DIAG_XML_NO_VALUE, DIAG_DESCRIPTION, "the attribute {1} has no value",
     N_("write {1}=\"VALUE\""))
DIAG(DIAG_XML_ATTRIBUTE_TWICE, DIAG_DESCRIPTION, "the attribute {1} stands twice in a tag",
     N_("keep one"))
DIAG(DIAG_XML_COMMENT_OPEN, DIAG_DESCRIPTION, "a comment is not closed", N_("write --> at its end"))
DIAG(DIAG_XML_HYPHENS, DIAG_DESCRIPTION, "-- stands within a comment", N_("write one hyphen"))
DIAG(DIAG_XML_DECLARATION, DIAG_DESCRIPTION, "<?xml ...?> stands elsewhere than at the start of the file",
     N_("delete what stands before it, blanks and empty lines too"))
DIAG(DIAG_XML_BLANK, DIAG_DESCRIPTION, "between attributes a blank is missing, or the tag is not closed",
     N_("write a blank before the next attribute, or > at the end of the tag"))
DIAG(DIAG_XML_TAG_OPEN, DIAG_DESCRIPTION, "a tag is not closed", N_("write > at its end"))
DIAG(DIAG_XML_MISMATCH, DIAG_DESCRIPTION, "</{3}> stands here, but <{1}> of line {2} is still open",
     N_("write </{1}> in its place or before it"))
DIAG(DIAG_XML_ELEMENT_OPEN, DIAG_DESCRIPTION, "the file ends, but <{1}> of line {2} is still open",
     N_("write </{1}> where it ends, or look whether the end of the file was lost"))
DIAG(DIAG_XML_PREFIX, DIAG_DESCRIPTION, "the prefix {1}: is not declared",
     N_("delete it, or declare it: xmlns:{1}=\"...\""))
DIAG(DIAG_XML_NAMES, DIAG_DESCRIPTION, "there are too many different names",
     N_("look whether the file is a description"))
DIAG(DIAG_XML_ENCODING, DIAG_DESCRIPTION, "the bytes are not valid {1}",
     N_("save the file as UTF-8"))
DIAG(DIAG_XML_ENCODING_UNKNOWN, DIAG_DESCRIPTION, "the encoding {1} is not supported",
     N_("save the file as UTF-8"))
DIAG(DIAG_XML_OTHER, DIAG_DESCRIPTION, "this is a file of Word or Excel, or a PDF, and not XML",
     N_("a description is a text file: vanthu new BC > NAME.xml starts one"))
DIAG(DIAG_XML_NUL, DIAG_DESCRIPTION, "a NUL byte stands in the text",
     N_("this is not an XML file, or it was damaged"))
DIAG(DIAG_XML_DOCTYPE, DIAG_DESCRIPTION, "a document type declaration (DOCTYPE) is not allowed",
     N_("delete it: entities and DTDs are never read"))
DIAG(DIAG_XML_DEPTH, DIAG_DESCRIPTION, "elements are nested more than {1} deep", "")
DIAG(DIAG_XML_ELEMENTS, DIAG_DESCRIPTION, "there are more than {1} elements",
     N_("divide the document into several"))
DIAG(DIAG_XML_ATTRIBUTES, DIAG_DESCRIPTION, "an element has more than {1} attributes", "")
DIAG(DIAG_XML_EMPTY, DIAG_DESCRIPTION, "the file is empty", "")

/* report */
DIAG(DIAG_REPORT_NAMESPACE, DIAG_DESCRIPTION,
     "the element <{1}> has the namespace \"{2}\", not \"{3}\"",
     N_("write xmlns=\"{3}\" on the first element"))
DIAG(DIAG_REPORT_ROOT, DIAG_DESCRIPTION, "the first element is <{1}>, not <{2}>", "")
DIAG(DIAG_REPORT_ROOT_COPY, DIAG_DESCRIPTION, "the first element is <{1}>, not <{2}>",
     N_("name a file that holds one <copy> and nothing else; a <report> with its own <copy> is made with "
        "vanthu build"))
DIAG(DIAG_REPORT_ELEMENT, DIAG_DESCRIPTION, "<{1}> is not known in <{2}>", "")
DIAG(DIAG_REPORT_ELEMENT_OF, DIAG_DESCRIPTION, "<{1}> is not known in <{2}>",
     N_("what may stand there: {3}"))
DIAG(DIAG_REPORT_ELEMENT_NEAR, DIAG_DESCRIPTION, "<{1}> is not known in <{2}>",
     N_("did you mean <{3}>?"))
DIAG(DIAG_REPORT_ATTRIBUTE, DIAG_DESCRIPTION, "<{2}> has no attribute {1}", "")
DIAG(DIAG_REPORT_ATTRIBUTE_NEAR, DIAG_DESCRIPTION, "<{2}> has no attribute {1}",
     N_("did you mean {3}?"))
DIAG(DIAG_REPORT_VALUE, DIAG_DESCRIPTION, "\"{1}\" is not a value of {2}", N_("write one of: {3}"))
DIAG(DIAG_REPORT_NAME, DIAG_DESCRIPTION, "\"{1}\" cannot be a value of {2}",
     N_("write letters, digits, - and _, beginning with a letter"))
DIAG(DIAG_REPORT_LANGUAGE, DIAG_DESCRIPTION, "\"{1}\" is not a language tag",
     N_("write for example vi or vi-VN"))
DIAG(DIAG_REPORT_ATTRIBUTE_MISSING, DIAG_DESCRIPTION, "<{1}> needs the attribute {2}", "")
DIAG(DIAG_REPORT_TYPE, DIAG_DESCRIPTION, "\"{1}\" cannot be a value of {2}",
     N_("write the abbreviation of a type, for example BC; vanthu new lists them"))
DIAG(DIAG_REPORT_TYPE_MISSING, DIAG_DESCRIPTION, "<{1}> needs the attribute {2}",
     N_("write the abbreviation of a type, for example BC; vanthu new lists them"))
DIAG(DIAG_REPORT_FIT, DIAG_DESCRIPTION, "\"{1}\" is not a value of {2}",
     N_("write yes, no, or the name of a step of the layout sheet, for example line-17"))
DIAG(DIAG_REPORT_TITLE, DIAG_DESCRIPTION, "<{1}> lacks <title>",
     N_("write it first; only a section that begins with a <p>, without run-in, may do without"))
DIAG(DIAG_REPORT_MISSING, DIAG_DESCRIPTION, "<{1}> lacks <{2}>", "")
DIAG(DIAG_REPORT_REPEATED, DIAG_DESCRIPTION, "<{1}> stands twice in <{2}>", N_("keep one"))
DIAG(DIAG_REPORT_ORDER, DIAG_DESCRIPTION, "<{1}> stands after <{2}>", N_("put it before <{2}>"))
DIAG(DIAG_REPORT_TEXT, DIAG_DESCRIPTION, "text stands directly in <{1}>", N_("put it in a <p>"))
DIAG(DIAG_REPORT_STRAY_TEXT, DIAG_DESCRIPTION, "text stands directly in <{1}>",
     N_("put it in one of the elements there, or delete it"))
DIAG(DIAG_REPORT_EMPTY, DIAG_DESCRIPTION, "<{1}> is empty", "")
DIAG(DIAG_REPORT_DATE, DIAG_DESCRIPTION, "\"{1}\" is not a date",
     N_("write the year, month and day, for example 2024-03-18"))
DIAG(DIAG_REPORT_TIME, DIAG_DESCRIPTION, "\"{1}\" is not a time",
     N_("write day, hour and zone, for example 2024-03-18T08:30:05+07:00"))
DIAG(DIAG_REPORT_DATE_NOT_A_DAY, DIAG_DESCRIPTION, "{1} is not a day of the calendar",
     N_("month {2} of that year has {3} days"))
DIAG(DIAG_REPORT_NUMBER, DIAG_DESCRIPTION, "\"{1}\" is not a document number",
     N_("write digits only, nine at most; the leading zero is added"))
DIAG(DIAG_REPORT_NOTE_IN_NOTE, DIAG_DESCRIPTION, "a note stands inside a note",
     N_("put its text into the outer note or into the paragraph"))
DIAG(DIAG_REPORT_REFERENCE, DIAG_DESCRIPTION, "nothing has the id \"{1}\"",
     N_("write xml:id=\"{1}\" on what is meant"))
DIAG(DIAG_REPORT_REFERENCE_OF, DIAG_DESCRIPTION, "nothing has the id \"{1}\"",
     N_("the ids are: {2}"))
DIAG(DIAG_REPORT_REFERENCE_NEAR, DIAG_DESCRIPTION, "nothing has the id \"{1}\"",
     N_("did you mean \"{2}\"?"))
DIAG(DIAG_REPORT_ID_TWICE, DIAG_DESCRIPTION, "the id \"{1}\" is used twice", "")
DIAG(DIAG_REPORT_LEVEL_TWICE, DIAG_DESCRIPTION, "the level \"{1}\" is set twice", N_("keep one"))
DIAG(DIAG_REPORT_RUN_IN, DIAG_DESCRIPTION,
     "a run-in heading needs a paragraph directly after its <title>", "")
DIAG(DIAG_REPORT_WIDTH, DIAG_DESCRIPTION, "\"{1}\" is not the width of a column",
     N_("write a length such as 25mm, a share such as 2*, or auto"))
DIAG(DIAG_REPORT_ADDRESS, DIAG_DESCRIPTION, "\"{1}\" is not an address that a link can lead to",
     N_("write https://, http:// or mailto: and the address, as a browser copies it"))
DIAG(DIAG_REPORT_COUNT, DIAG_DESCRIPTION, "\"{1}\" is not a count",
     N_("write a number from 1 to 999"))
DIAG(DIAG_REPORT_YEAR, DIAG_DESCRIPTION, "\"{1}\" is not a year", N_("write four digits, for example 2024"))
DIAG(DIAG_REPORT_LENGTH, DIAG_DESCRIPTION, "\"{1}\" is not a length",
     N_("write a number and mm, cm or pt, for example 120mm"))
DIAG(DIAG_REPORT_PATH, DIAG_DESCRIPTION, "\"{1}\" does not name a file beside the description",
     N_("write its name, or folder/name with a folder that stands beside the description"))

/* image */
DIAG(DIAG_IMAGE_FILE, DIAG_DESCRIPTION, "cannot read the image {1}: {2}",
     N_("the name counts from the folder of the description"))
DIAG(DIAG_IMAGE_LINK, DIAG_DESCRIPTION, "a symbolic link leads to the image {1}",
     N_("put the file itself into the folder of the description"))
DIAG(DIAG_IMAGE_FOLDER, DIAG_DESCRIPTION,
     "the image {1} cannot be found, since the description does not come from a folder",
     N_("read the description from a file that stands beside its images"))
DIAG(DIAG_IMAGE_LARGE, DIAG_DESCRIPTION, "the image {1} is larger than {2} MB",
     N_("save it with fewer pixels: 300 to the inch are enough for printing"))
DIAG(DIAG_IMAGE_PIXELS, DIAG_DESCRIPTION,
     "the image {1} has {2} pixels, and {3} million are the most",
     N_("save it with fewer pixels: 300 to the inch are enough for printing"))
DIAG(DIAG_IMAGE_TOTAL, DIAG_DESCRIPTION,
     "with the image {1} all images take more than {2} MB of memory",
     N_("save them with fewer pixels: 300 to the inch are enough for printing"))
DIAG(DIAG_IMAGE_EMPTY, DIAG_DESCRIPTION, "the image {1} is an empty file",
     N_("copy the picture there once more"))
DIAG(DIAG_IMAGE_KIND, DIAG_DESCRIPTION, "the image {1} is neither a PNG nor a JPEG file",
     N_("save the picture as PNG or JPEG; another name alone does not make it one"))
DIAG(DIAG_IMAGE_BROKEN, DIAG_DESCRIPTION, "the image {1} is damaged or not complete",
     N_("copy it once more, or open it in an image program and save it as PNG or JPEG"))
DIAG(DIAG_IMAGE_UNSUPPORTED, DIAG_DESCRIPTION, "the image {1} is a JPEG file of an unusual kind",
     N_("open it in an image program and save it as an ordinary JPEG with 8 bits"))

/* style: layout sheets */
DIAG(DIAG_STYLE_FILE, DIAG_MACHINE, "cannot read the layout sheet {1}: {2}",
     N_("vanthu layouts lists the sheets that are installed"))
DIAG(DIAG_STYLE_UNKNOWN_SHEET, DIAG_DESCRIPTION, "there is no layout sheet \"{1}\"",
     N_("vanthu layouts lists the sheets that are installed"))
DIAG(DIAG_STYLE_CYCLE, DIAG_DESCRIPTION, "the layout sheet {1} extends itself", "")
DIAG(DIAG_STYLE_REFERENCE, DIAG_DESCRIPTION, "the sheet has no {1} \"{2}\"", "")
DIAG(DIAG_STYLE_REFERENCE_NEAR, DIAG_DESCRIPTION, "the sheet has no {1} \"{2}\"",
     N_("did you mean \"{3}\"?"))
DIAG(DIAG_STYLE_REFERENCE_OF, DIAG_DESCRIPTION, "the sheet has no {1} \"{2}\"",
     N_("it has: {3}"))
DIAG(DIAG_STYLE_LENGTH, DIAG_DESCRIPTION, "\"{1}\" is not a length",
     N_("write a number and mm, cm, pt or twip, for example 12.7mm"))
DIAG(DIAG_STYLE_RANGE, DIAG_DESCRIPTION, "{1} of {2} is out of range", N_("{3}"))
DIAG(DIAG_STYLE_PATTERN, DIAG_DESCRIPTION, "\"{1}\" is not a pattern for {2}",
     N_("it may hold: {3}"))
DIAG(DIAG_STYLE_BASE_CYCLE, DIAG_DESCRIPTION, "the style {1} is based on itself", "")
DIAG(DIAG_STYLE_TEMPLATE_CYCLE, DIAG_DESCRIPTION, "the template {1} uses itself", "")
DIAG(DIAG_STYLE_TEMPLATE_SIZE, DIAG_DESCRIPTION,
     "the template {1} has more than {2} parts, with those of the templates it uses", "")
DIAG(DIAG_STYLE_IN_CELL, DIAG_DESCRIPTION,
     "the template {1} has a grid or the body, which no cell can hold", "")
DIAG(DIAG_STYLE_NO_DATE, DIAG_DESCRIPTION, "the layout \"{1}\" has no form for days",
     N_("write a <date-format> in it"))
DIAG(DIAG_STYLE_CONDITION, DIAG_DESCRIPTION, "<if> needs one attribute",
     N_("write one of: has, lacks, one, many"))
DIAG(DIAG_STYLE_NO_DAY, DIAG_DESCRIPTION, "<date> names {1}, which is no day",
     N_("print it with <field>"))
DIAG(DIAG_STYLE_TYPE, DIAG_DESCRIPTION, "there is no document type \"{1}\" in the layout \"{2}\"",
     N_("the types are: {3}"))
DIAG(DIAG_STYLE_TYPE_NEAR, DIAG_DESCRIPTION, "there is no document type \"{1}\"",
     N_("did you mean \"{2}\"? The types are: {3}"))

/* layout */
DIAG(DIAG_LAYOUT_PAGES, DIAG_DESCRIPTION, "the document has more than {1} pages",
     N_("divide the document into several"))

/* compose */
DIAG(DIAG_COMPOSE_REQUIRED, DIAG_DESCRIPTION, "a document of type {1} needs <{2}>", "")
DIAG(DIAG_COMPOSE_REQUIRED_IN, DIAG_DESCRIPTION, "a document of type {1} needs <{2}> in <{3}>", "")
DIAG(DIAG_COMPOSE_LEVEL, DIAG_DESCRIPTION, "sections are nested deeper than the layout numbers them",
     "")
DIAG(DIAG_COMPOSE_LEVEL_ABOVE, DIAG_DESCRIPTION,
     "the number of level {1} shows that of level {2}, and no section of that level stands above", "")
DIAG(DIAG_COMPOSE_TITLE, DIAG_DESCRIPTION, "a section of level {1} needs a title on a line of its own",
     N_("write its <title>, without run-in"))
DIAG(DIAG_COMPOSE_UNPLACED, DIAG_DESCRIPTION, "<{1}> has no place in a document of type {2}",
     N_("delete it, or choose another type"))
DIAG(DIAG_COMPOSE_TYPED, DIAG_WARNING, "\"{1}\" will stand here twice: the layout prints it too",
     N_("delete it here"))
DIAG(DIAG_COMPOSE_SYMBOL, DIAG_DESCRIPTION, "the symbol begins with \"{1}\", which is printed before it",
     N_("write here only \"{2}\"; the number has its place in <number>"))
DIAG(DIAG_COMPOSE_REFERENCE, DIAG_DESCRIPTION, "what has the id \"{1}\" has no number to refer to",
     "")
DIAG(DIAG_COMPOSE_TABLE_GAP, DIAG_DESCRIPTION,
     "row {1} of this table ends before column {2}, and the table has {3} columns",
     N_("count the cells with their span, and those that come down from rows above"))
DIAG(DIAG_COMPOSE_TABLE_OVER, DIAG_DESCRIPTION,
     "row {1} of this table has no room in column {2} for this cell: the table has {3} columns",
     N_("count the cells with their span, and those that come down from rows above"))
DIAG(DIAG_COMPOSE_TABLE_OVERLAP, DIAG_DESCRIPTION,
     "in row {1} of this table, a cell comes down from above into column {2}, which this cell takes too",
     N_("make the span of this cell smaller, or the rows of the one above"))
DIAG(DIAG_COMPOSE_TABLE_ROWS, DIAG_DESCRIPTION,
     "the cell in row {1}, column {2} takes {3} rows, and fewer are left",
     N_("a cell of the head ends in the head, one of the table in its last row"))
DIAG(DIAG_COMPOSE_TABLE_COLUMNS, DIAG_DESCRIPTION, "the table has more than {1} columns",
     N_("divide it"))
DIAG(DIAG_COMPOSE_TABLE_WIDE, DIAG_DESCRIPTION,
     "the table is {1} mm wide, and the page has room for {2} mm",
     N_("make columns narrower, or put the table on a landscape page of its own"))
DIAG(DIAG_COMPOSE_FORMULA_WIDE, DIAG_DESCRIPTION,
     "the formula is {1} mm wide, and the line has room for {2} mm",
     N_("shorten its words, or divide it at a sign into two formulas"))
DIAG(DIAG_COMPOSE_FORMULA_SCRIPT, DIAG_DESCRIPTION,
     "<{1}> has nothing before it that it could belong to",
     N_("put it directly behind a letter, word, figure or bracket"))
DIAG(DIAG_COMPOSE_FORMULA_TWICE, DIAG_DESCRIPTION, "a second <{1}> stands behind the first",
     N_("put both into one, or brackets around what has the first"))
DIAG(DIAG_COMPOSE_FORMULA_DEPTH, DIAG_DESCRIPTION,
     "fractions, roots and indices are nested more than {1} deep",
     N_("give a part a name, and a formula of its own"))
DIAG(DIAG_COMPOSE_BLANK, DIAG_DESCRIPTION,
     "a blank to the end of the line stands in centred or flush right text",
     N_("give it a width, for example width=\"40mm\""))
DIAG(DIAG_COMPOSE_TAB, DIAG_DESCRIPTION,
     "a tab stands in one paragraph with a blank to the end of the line",
     N_("give the blank a width, or put the two into two paragraphs"))

DIAG(DIAG_COMPOSE_MARGIN, DIAG_DESCRIPTION,
     "this does not fit into the margin of the first page, which has room for {1} mm",
     N_("shorten it"))
DIAG(DIAG_COMPOSE_PART, DIAG_DESCRIPTION, "the document has no part \"{1}\"",
     N_("its parts are: {2}"))
DIAG(DIAG_COMPOSE_IMAGES, DIAG_DESCRIPTION, "the layout {1} has no styles for images",
     N_("add <images> to it"))
DIAG(DIAG_COMPOSE_QUOTE_END, DIAG_DESCRIPTION,
     "the quote ends with an image, which no quotation mark can close",
     N_("give the image a caption, or end the quote with words"))
DIAG(DIAG_COMPOSE_IMAGE_WIDE, DIAG_DESCRIPTION,
     "the image is {1} mm wide, and there is room for {2} mm",
     N_("write a smaller width, or none"))
DIAG(DIAG_COMPOSE_IMAGE_HIGH, DIAG_DESCRIPTION,
     "the image is {1} mm high, and a page has room for {2} mm",
     N_("write a smaller width or height, or none"))

/* text */
DIAG(DIAG_TEXT_NO_GLYPH, DIAG_DESCRIPTION, "the font {3} has no character {1} ({2})",
     N_("replace the character, or name another font folder with --fonts"))
DIAG(DIAG_TEXT_FONT_MISSING, DIAG_MACHINE, "the font {1} was not found in {2}",
     N_("name the folder that holds it with --fonts"))
DIAG(DIAG_TEXT_FONT_BAD, DIAG_MACHINE, "{1} is not a font that can be used: {2}", "")
DIAG(DIAG_TEXT_FONT_MAP, DIAG_MACHINE, "the font map {1} is wrong in line {2}", "")
DIAG(DIAG_TEXT_LONG_WORD, DIAG_DESCRIPTION, "a word is longer than {1} bytes",
     N_("put blanks into it, or check that the file is a description"))

/* layout */
DIAG(DIAG_LAYOUT_OVERFULL, DIAG_WARNING, "a word is wider than the line and was cut", "")
DIAG(DIAG_LAYOUT_TOO_HIGH, DIAG_DESCRIPTION, "this block is higher than a page", N_("divide it"))
DIAG(DIAG_LAYOUT_ROW_HIGH, DIAG_DESCRIPTION, "this row is higher than a page",
     N_("write split=\"yes\" in its <row>, or divide it; a row of a head, one with merged cells and one "
        "with notes in several cells are never split"))
DIAG(DIAG_LAYOUT_MERGED_HIGH, DIAG_DESCRIPTION,
     "the text of this cell does not fit beside those of its rows that stand on one page",
     N_("divide the cell"))

/* fields of a form */
DIAG(DIAG_REPORT_FIELD, DIAG_DESCRIPTION, "the field {1} is not filled",
     N_("vanthu batch --data fills it for each row of a table"))
DIAG(DIAG_REPORT_UNFILLED, DIAG_WARNING, "the field {1} is not filled, and is printed as it stands",
     N_("vanthu batch --data fills it; braces that are meant are written &#123;"))

/* redline */
DIAG(DIAG_REDLINE_AUTHOR, DIAG_USAGE, "\"{1}\" is not the name of an author",
     N_("write it in UTF-8 and without control characters"))
DIAG(DIAG_REDLINE_PAGES, DIAG_DESCRIPTION, "a comparison of two versions has no pages",
     N_("write it as DOCX"))

/* copy */
DIAG(DIAG_COPY_BLANK, DIAG_WARNING, "<{1}> of the document that is copied is still blank",
     N_("copies are made of what was issued: vanthu issue gives it number and date"))

/* issue */
DIAG(DIAG_ISSUE_OTHER, DIAG_DESCRIPTION, "<{1}> is {2} already, and not {3}",
     N_("a document that was issued keeps its number and date"))
DIAG(DIAG_ISSUE_DRAFT, DIAG_DESCRIPTION, "the document is still marked as a draft",
     N_("delete <draft> when it is no longer one"))
DIAG(DIAG_ISSUE_UNPLACED, DIAG_DESCRIPTION, "a document of type {2} has no <{1}>",
     N_("leave out --{1}"))
DIAG(DIAG_ISSUE_BLANK, DIAG_DESCRIPTION, "<{1}> is still blank",
     N_("give it with --number or --date; that of a copy is written into its <copy>"))
DIAG(DIAG_ISSUE_UNFILLED, DIAG_DESCRIPTION, "the field {1} is not filled",
     N_("write in its place what is to be issued; vanthu batch --data fills it for each row of a table"))
DIAG(DIAG_ISSUE_SATURDAY, DIAG_WARNING, "{1} is a Saturday", "")
DIAG(DIAG_ISSUE_SUNDAY, DIAG_WARNING, "{1} is a Sunday", "")
DIAG(DIAG_ISSUE_PAGES, DIAG_DESCRIPTION,
     "with number and date the document has {1} pages, and {2} without",
     N_("what was signed would not be what is issued: shorten the line that number or date stand in"))
DIAG(DIAG_ISSUE_MOVED, DIAG_DESCRIPTION, "with number and date this moves on page {1}: {2}",
     N_("what was signed would not be what is issued: shorten the line that number or date stand in"))
DIAG(DIAG_ISSUE_CHANGED, DIAG_DESCRIPTION, "this was changed since the document was approved: {1}",
     N_("approved was: {2}"))
DIAG(DIAG_ISSUE_APPROVAL, DIAG_DESCRIPTION, "this is not an approval, or it was changed by hand",
     N_("have the document approved again: vanthu approve"))

/* batch */
DIAG(DIAG_BATCH_TABLE, DIAG_DESCRIPTION, "cannot read the table: {1}",
     N_("check the name and that you may read the file"))
DIAG(DIAG_BATCH_INPUT, DIAG_DESCRIPTION, "cannot read the input: {1}",
     N_("check the name and that you may read the file"))
DIAG(DIAG_BATCH_NO_DATA, DIAG_DESCRIPTION, "no table is named for this description",
     N_("name it with --data; without fields a description is built with vanthu build"))
DIAG(DIAG_BATCH_NO_INPUT, DIAG_DESCRIPTION, "there is no description", "")
DIAG(DIAG_BATCH_NO_ROWS, DIAG_DESCRIPTION, "the table has no rows", "")
DIAG(DIAG_BATCH_NO_FIELDS, DIAG_DESCRIPTION, "the description has no fields",
     N_("write {{NAME}} where the column of this name goes"))
DIAG(DIAG_BATCH_MANY, DIAG_DESCRIPTION, "there are more than {1} documents", "")
DIAG(DIAG_BATCH_COLUMNS, DIAG_DESCRIPTION, "the table has more than {1} columns", "")
DIAG(DIAG_BATCH_FIELDS, DIAG_DESCRIPTION, "there are more than {1} fields",
     N_("put what is the same in all documents into the description itself"))
DIAG(DIAG_BATCH_COLUMN_TWICE, DIAG_DESCRIPTION, "the column \"{1}\" stands twice in the table", "")
DIAG(DIAG_BATCH_QUOTE, DIAG_DESCRIPTION,
     "the quotation mark of this cell is not closed before the cell ends",
     N_("write a quotation mark in a cell twice: \"\""))
DIAG(DIAG_BATCH_CELLS, DIAG_DESCRIPTION, "row {1} has not as many cells as the first line: {2} and not {3}",
     N_("put a cell that holds the sign between cells into quotation marks"))
DIAG(DIAG_BATCH_CELLS_FEW, DIAG_DESCRIPTION, "row {1} has not as many cells as the first line: {2} and not {3}",
     N_("between cells stands the sign of the first line, also beside an empty cell"))
DIAG(DIAG_BATCH_WORKBOOK, DIAG_DESCRIPTION,
     "the table is a file of a spreadsheet program (.xlsx, .xls, .ods), and not CSV",
     N_("save it as CSV UTF-8, and name that file"))
DIAG(DIAG_BATCH_JSON, DIAG_DESCRIPTION,
     "row {1} is not a JSON object of texts, numbers, true, false and null on one line", "")
DIAG(DIAG_BATCH_JSON_LIST, DIAG_DESCRIPTION,
     "the table is not JSON lines, with one object on each line",
     N_("write each object on a line of its own, without [ ] around them and commas between them"))
DIAG(DIAG_BATCH_FIELD, DIAG_DESCRIPTION, "this is not a field: {1}",
     N_("write {{NAME}}, {{NAME?}} if it may be empty, {{NAME:TYPE}} with text, number, amount, date "
        "or day"))
DIAG(DIAG_BATCH_UNKNOWN, DIAG_DESCRIPTION, "the table {2} has no column \"{1}\"",
     N_("the first line names these: {3}"))
DIAG(DIAG_BATCH_UNKNOWN_NEAR, DIAG_DESCRIPTION, "the table {2} has no column \"{1}\"",
     N_("did you mean \"{3}\"?"))
DIAG(DIAG_BATCH_EMPTY, DIAG_DESCRIPTION, "row {1} has nothing in the column \"{2}\"",
     N_("write {{NAME?}} in the description if it may be empty"))
DIAG(DIAG_BATCH_NUMBER, DIAG_DESCRIPTION, "row {1}, column \"{2}\": \"{3}\" is not a number",
     N_("write digits, with points between thousands and a comma before decimals: 1.234,5"))
DIAG(DIAG_BATCH_DATE, DIAG_DESCRIPTION, "row {1}, column \"{2}\": \"{3}\" is not a day",
     N_("write 2026-03-18 or 18/3/2026"))
DIAG(DIAG_BATCH_CHARACTER, DIAG_DESCRIPTION,
     "row {1}, column \"{2}\" holds a character that is none of a text", "")
DIAG(DIAG_BATCH_PATTERN_FOLDER, DIAG_USAGE,
     "the name {1} leads to another folder or begins with a dot",
     N_("write a name alone; its folder is that of --to"))
DIAG(DIAG_BATCH_PATTERN_BRACE, DIAG_USAGE, "a brace of the name {1} has no other half", "")
DIAG(DIAG_BATCH_PATTERN_WORD, DIAG_DESCRIPTION, "\"{2}\" in the name {1} is not known",
     N_("write a column of the table, or row (of a table), name, number, symbol"))
DIAG(DIAG_BATCH_NAME_EMPTY, DIAG_DESCRIPTION, "there is nothing for \"{1}\" in the result's name", "")
DIAG(DIAG_BATCH_NAME, DIAG_DESCRIPTION,
     "the result's name is longer than 240 bytes or begins with a dot: {1}", "")
DIAG(DIAG_BATCH_COLLISION, DIAG_DESCRIPTION, "two results have the name {1}: of {2} and of {3}",
     N_("nothing was made; add {row} or another column to the name"))
DIAG(DIAG_BATCH_OVERWRITES, DIAG_DESCRIPTION, "the result {1} would overwrite this input",
     N_("nothing was made; choose another name, or another folder with --to"))
DIAG(DIAG_BATCH_OVERWRITES_PICTURE, DIAG_DESCRIPTION,
     "the result {1} would overwrite this picture of the document",
     N_("choose another name, or another folder with --to"))
DIAG(DIAG_BATCH_FILE_NAME, DIAG_DESCRIPTION, "this name of a file is not UTF-8: {1}",
     N_("choose one in UTF-8; \\x and two digits stand for a byte that is none"))
DIAG(DIAG_BATCH_REGISTER, DIAG_DESCRIPTION,
     "the register {1} was not written: this document's has other columns than the first's",
     N_("the documents were made; make a register of those of each layout sheet"))
DIAG(DIAG_BATCH_NO_REGISTER, DIAG_WARNING,
     "the register {1} was not written, since not every document was made",
     N_("when the errors are mended, --resume makes what is missing"))
DIAG(DIAG_BATCH_CHANGED, DIAG_DESCRIPTION, "the description was changed while the run began",
     N_("it stops no other document; --resume makes what is missing"))
DIAG(DIAG_BATCH_ROW, DIAG_DESCRIPTION, "no document was made of row {1}", "")
DIAG(DIAG_BATCH_EVERY_ROW, DIAG_DESCRIPTION,
     "nothing was made: every row of the table has the errors above",
     N_("mend the description, or the column that they come from"))
DIAG(DIAG_BATCH_LOST, DIAG_MACHINE, "the program ended over this document ({1})",
     N_("the others were made; please report it"))
DIAG(DIAG_BATCH_WORKER, DIAG_MACHINE, "no worker can be started: {1}",
     N_("what is done is whole; --resume goes on with it"))
DIAG(DIAG_BATCH_WRITE, DIAG_MACHINE, "cannot write {1}: {2}",
     N_("what is done is whole; --resume goes on with it"))
DIAG(DIAG_BATCH_RESULT, DIAG_MACHINE, "cannot write {1}: {2}",
     N_("it stops no other document; when this is mended, --resume makes what is missing"))
DIAG(DIAG_BATCH_FOLDER_NONE, DIAG_MACHINE, "cannot make the folder {1}: {2}",
     N_("nothing was made; make the folder first that it is to stand in"))
DIAG(DIAG_BATCH_FOLDER, DIAG_MACHINE, "cannot write {1}: {2}",
     N_("nothing was made; name a folder with --to that you may write"))
DIAG(DIAG_BATCH_RUNNING, DIAG_MACHINE, "another run is writing {1}",
     N_("wait for it, or name another folder with --to"))
DIAG(DIAG_BATCH_LOCK, DIAG_WARNING, "cannot lock {1}: {2}",
     N_("the run goes on; see to it that no other one writes to this folder"))
DIAG(DIAG_BATCH_REGISTER_OTHER, DIAG_MACHINE, "{1} is there already, and is no register",
     N_("nothing was made; choose another name with --register"))
DIAG(DIAG_BATCH_REGISTER_OLD, DIAG_MACHINE, "cannot take away the register of an earlier run, {1}: {2}",
     N_("nothing was made; take it away yourself, or choose another name with --register"))

/* sign */
DIAG(DIAG_SIGN_FILE, DIAG_DESCRIPTION, "this is not a PDF with fields to sign",
     N_("make it with --sign-fields"))
DIAG(DIAG_SIGN_FIELD, DIAG_DESCRIPTION, "the PDF has no signature field \"{1}\"",
     N_("its fields are signer and organisation, and with several signers signer-2 and so on"))
DIAG(DIAG_SIGN_TAKEN, DIAG_DESCRIPTION, "the field \"{1}\" is signed already", "")
DIAG(DIAG_SIGN_KEY, DIAG_DESCRIPTION, "the key cannot be read, or needs another password",
     N_("write the password into a file and name that with --password"))
DIAG(DIAG_SIGN_CERTIFICATE, DIAG_DESCRIPTION, "the signer's certificate is missing or cannot be read",
     N_("name a PEM file with --cert; a PKCS#12 file holds it itself"))
DIAG(DIAG_SIGN_PAIR, DIAG_DESCRIPTION, "the key does not belong to the certificate", "")
DIAG(DIAG_SIGN_CHANGED, DIAG_DESCRIPTION, "the file was changed since it was signed in the field {1}", "")
DIAG(DIAG_SIGN_EDITED, DIAG_DESCRIPTION,
     "what was added behind the signature in the field {1} changes more than other signature fields",
     N_("the file as it was signed ends before that: look at what was added"))
DIAG(DIAG_SIGN_BEHIND, DIAG_DESCRIPTION, "something was added behind what the last signature covers", "")
DIAG(DIAG_SIGN_NONE, DIAG_DESCRIPTION, "the file has no signature", "")
DIAG(DIAG_SIGN_ENGINE, DIAG_MACHINE, "OpenSSL's engine for keys on tokens (pkcs11) is not installed",
     N_("install it: on Debian it is the package libengine-pkcs11-openssl"))
DIAG(DIAG_SIGN_PIN, DIAG_DESCRIPTION, "a PIN does not belong on a command line, where everybody on this machine sees it",
     N_("write it into a file that only you can read and name that with --password, or type it: --password -"))
DIAG(DIAG_SIGN_TOKEN, DIAG_DESCRIPTION, "the token does not give the key: {1}",
     N_("look whether the token is there, what its key is called (p11tool --list-all, pkcs11-tool -O), and whether "
        "the PIN is right (--password); several wrong ones lock a token"))
DIAG(DIAG_SIGN_OLD, DIAG_WARNING, "the certificate is not valid today", N_("sign with one that is"))
DIAG(DIAG_SIGN_STAMP_URL, DIAG_USAGE, "{1} is not the address of an authority for time stamps",
     N_("write it as http://HOST/PATH"))
DIAG(DIAG_SIGN_STAMP_TLS, DIAG_USAGE, "{1}: time stamps are asked for by http alone",
     N_("a time stamp is signed itself; name the http address of the authority"))
DIAG(DIAG_SIGN_STAMP_CONNECT, DIAG_MACHINE, "nobody answers at {1}",
     N_("look at the address and the network, and sign again; nothing was written"))
DIAG(DIAG_SIGN_STAMP_REACH, DIAG_MACHINE, "{1} gives no time stamp: {2}",
     N_("look at the address and the network, and sign again; nothing was written"))
DIAG(DIAG_SIGN_STAMP_REFUSED, DIAG_MACHINE, "{1} refuses to give a time stamp",
     N_("ask whoever runs it; nothing was written"))
DIAG(DIAG_SIGN_STAMP_ANSWER, DIAG_MACHINE, "what {1} answers is not a time stamp of this signature: {2}",
     N_("somebody else may have answered; nothing was written"))
DIAG(DIAG_SIGN_STAMP, DIAG_DESCRIPTION, "the time stamp in the field {1} is not one of this signature", "")
DIAG(DIAG_SIGN_STAMP_TRUST, DIAG_DESCRIPTION,
     "the certificate of the time stamp in the field {1} leads to none that is trusted",
     N_("give the certificate of the authority for time stamps with --trust too"))
DIAG(DIAG_SIGN_TRUST_NONE, DIAG_DESCRIPTION, "there is no certificate to trust in what --trust names",
     N_("name a file of certificates, or a folder with such files (.pem, .crt, .cer)"))
DIAG(DIAG_SIGN_EXPIRED, DIAG_DESCRIPTION, "{1}: the certificate, or one above it, had expired when it signed", "")
DIAG(DIAG_SIGN_TOO_EARLY, DIAG_DESCRIPTION, "{1}: the certificate, or one above it, was not valid yet when it signed", "")
DIAG(DIAG_SIGN_SELF_SIGNED, DIAG_DESCRIPTION, "{1}: the certificate was issued by its holder alone", "")
DIAG(DIAG_SIGN_UNTRUSTED, DIAG_DESCRIPTION, "{1}: the certificate leads to none that is trusted",
     N_("give the certificate of the authority that issued it with --trust"))
DIAG(DIAG_SIGN_USAGE, DIAG_DESCRIPTION, "{1}: the certificate does not allow its key to sign documents", "")
DIAG(DIAG_SIGN_NO_TIME, DIAG_DESCRIPTION, "{1}: the signature does not say when it was made", "")
DIAG(DIAG_SIGN_CHAIN, DIAG_DESCRIPTION, "{1}: the certificate does not hold: {2}", "")
DIAG(DIAG_SIGN_NO_PICTURE, DIAG_DESCRIPTION, "this field shows no picture",
     N_("leave out --image: what an organisation signs at the top right has words alone (Phụ lục I, I.II.8.b)"))
DIAG(DIAG_SIGN_NOT_PNG, DIAG_DESCRIPTION, "the picture {1} is not a PNG file",
     N_("save it as PNG with a transparent background (Phụ lục I, I.II.7.d and I.II.8.a)"))
DIAG(DIAG_SIGN_OPAQUE, DIAG_DESCRIPTION, "the background of the picture {1} is not transparent",
     N_("take out the paper in an image program, and save it as PNG with transparency"))
DIAG(DIAG_SIGN_EMPTY, DIAG_DESCRIPTION, "the picture {1} shows nothing: all of it is transparent",
     N_("save the picture once more"))
DIAG(DIAG_SIGN_COLOUR, DIAG_DESCRIPTION, "the picture {1} has not the colour that this field asks for",
     N_("a signature is blue, a seal red (Phụ lục I, I.II.7.d and I.II.8.a)"))
DIAG(DIAG_SIGN_LARGE, DIAG_DESCRIPTION, "the seal in the picture {1} is {2} mm large, and its field {3} mm",
     N_("give the picture the resolution that it was scanned with; for a larger seal, give its size in the "
        "layout sheet (seal=)"))
DIAG(DIAG_SIGN_SMALL, DIAG_DESCRIPTION, "the seal in the picture {1} is only {2} mm large, and its field {3} mm",
     N_("give the picture the resolution that it was scanned with"))
DIAG(DIAG_SIGN_SIZE, DIAG_WARNING, "the picture {1} does not say how large the seal is; it is shown with {2} mm",
     N_("the law asks for its real size (Phụ lục I, I.II.8.a): save the picture with its resolution"))
DIAG(DIAG_SIGN_NARROW, DIAG_WARNING, "the signature in the picture {1} is so narrow that the seal will not cover its left third",
     N_("use a picture that is wider than high"))
DIAG(DIAG_SIGN_LIBRARY, DIAG_MACHINE, "OpenSSL reports an error: {1}", "")

/* what goes with a document */
DIAG(DIAG_META_LONG, DIAG_DESCRIPTION,
     "{1} has {2} characters, and the archive takes {3} at the most", N_("shorten it"))

/* print-set */
DIAG(DIAG_SET_NONE, DIAG_DESCRIPTION, "nobody is named who gets a copy",
     N_("write <recipients>, or print what build makes"))
DIAG(DIAG_SET_COPIES, DIAG_WARNING,
     "{1} copies are issued, and those who are named get {2}",
     N_("write copies=\"...\" on a line that stands for several"))
DIAG(DIAG_SET_PAGES, DIAG_DESCRIPTION, "all copies together have {1} pages, and one file has {2} at the most",
     N_("print fewer copies"))

/* archive */
DIAG(DIAG_ARCHIVE_FORM, DIAG_DESCRIPTION, "this is not a PDF as vanthu makes it, or it is damaged", "")
DIAG(DIAG_ARCHIVE_FILE, DIAG_DESCRIPTION, "the attached file {1} is damaged", "")
DIAG(DIAG_ARCHIVE_NONE, DIAG_DESCRIPTION, "the file carries no description along",
     N_("only what vanthu build --archive or --archive=3a makes does"))
DIAG(DIAG_ARCHIVE_NAME, DIAG_DESCRIPTION, "the attached file has the name {1}, which leads elsewhere",
     "")
DIAG(DIAG_ARCHIVE_THERE, DIAG_DESCRIPTION, "this file is there already, and the archive's would overwrite it",
     N_("extract into an empty folder: -o FOLDER/NAME.xml"))
DIAG(DIAG_ARCHIVE_CHECK, DIAG_MACHINE, "the PDF for the archive is not what it must be: {1}",
     N_("this is a fault of vanthu or of a library or font that it uses; please report it"))
DIAG(DIAG_VERIFY_ATTACHMENT, DIAG_DESCRIPTION, "the attached file {1} was changed", "")
DIAG(DIAG_VERIFY_PAGE, DIAG_DESCRIPTION, "page {1} is not what the description gives", "")
DIAG(DIAG_VERIFY_PROPERTIES, DIAG_DESCRIPTION,
     "the properties or metadata are not what the description gives", "")
DIAG(DIAG_VERIFY_BYTE, DIAG_DESCRIPTION,
     "the file is not what the description gives, from byte {1} on",
     N_("it was changed, or made with another version, layout sheet or font"))
DIAG(DIAG_VERIFY_SIGNED, DIAG_WARNING,
     "the file is what the description gives, and was signed then: {1} bytes behind it",
     N_("vanthu verify-signature looks at the signatures"))
DIAG(DIAG_VERIFY_ADDED, DIAG_DESCRIPTION,
     "something was added to the file, from byte {1} on", "")

/* pdf and docx */
DIAG(DIAG_PDF_LIBRARY, DIAG_MACHINE, "libharu reports error {1} ({2})", "")
DIAG(DIAG_PDF_SUBSET, DIAG_MACHINE, "the font {1} could not be subset", "")
DIAG(DIAG_DOCX_ZIP, DIAG_MACHINE, "libzip reports: {1}", "")
