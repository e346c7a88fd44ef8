"""The words that the law gives: names of types, forms of copies, marks (Phụ lục I and III)."""

# Phụ lục III, I: the abbreviation of each type.
TYPES = {
    "NQ": "NGHỊ QUYẾT", "QĐ": "QUYẾT ĐỊNH", "CT": "CHỈ THỊ", "QC": "QUY CHẾ", "QyĐ": "QUY ĐỊNH",
    "TC": "THÔNG CÁO", "TB": "THÔNG BÁO", "HD": "HƯỚNG DẪN", "CTr": "CHƯƠNG TRÌNH", "KH": "KẾ HOẠCH",
    "PA": "PHƯƠNG ÁN", "ĐA": "ĐỀ ÁN", "DA": "DỰ ÁN", "BC": "BÁO CÁO", "BB": "BIÊN BẢN", "TTr": "TỜ TRÌNH",
    "HĐ": "HỢP ĐỒNG", "CĐ": "CÔNG ĐIỆN", "BGN": "BẢN GHI NHỚ", "BTT": "BẢN THỎA THUẬN",
    "GUQ": "GIẤY ỦY QUYỀN", "GM": "GIẤY MỜI", "GGT": "GIẤY GIỚI THIỆU", "GNP": "GIẤY NGHỈ PHÉP",
    "PG": "PHIẾU GỬI", "PC": "PHIẾU CHUYỂN", "PB": "PHIẾU BÁO",
}  # fmt: skip
COPY_FORMS = {"SY": "SAO Y", "SL": "SAO LỤC", "TrS": "TRÍCH SAO"}
# Phụ lục I, I.III.2.b: the width of each box, in mm; all are 8 mm high. The decree writes HOẢ.
URGENCY = {"HỎA TỐC": 30, "HOẢ TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}
URGENCY_HEIGHT = 8
CIRCULATION = {"XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ", "TÀI LIỆU THU HỒI"}
SECRECY = {"MẬT", "TỐI MẬT", "TUYỆT MẬT"}


def type_title(description):
    """As it is printed: a document that is attached may have a name of its own (Điều lệ)."""
    return (description.type_title or TYPES.get(description.type, "")).upper()


def roman(n):
    text = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            text, n = text + letters, n - value
    return text


def appendix_label(n, count):
    """Two appendices or more have Roman numbers (I.III.1.a)."""
    return "Phụ lục" if count == 1 else f"Phụ lục {roman(n)}"
