//! .xls files, record by record.

use crate::support::biff::{container, record, stream, words};
use jibiao::workbook::{self, Foreign, Grid, WorkbookError, limits};

const BIFF5: u16 = 0x500;
const BIFF8: u16 = 0x600;

/// A text in UTF-16 behind `length` bytes that say how long it is.
fn wide(text: &str, length: usize) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    [&units.len().to_le_bytes()[..length], &[1], &words(&units)].concat()
}

/// A record for the cell at a place.
fn cell(kind: u16, (row, column): (u16, u16), style: u16, rest: &[u8]) -> Vec<u8> {
    record(kind, &[words(&[row, column, style]), rest.to_vec()].concat())
}

fn formula(place: (u16, u16), result: [u8; 8]) -> Vec<u8> {
    cell(0x06, place, 0, &[&result[..], &[0; 8]].concat())
}

fn read(version: u16, globals: &[Vec<u8>], cells: Vec<Vec<u8>>) -> Grid {
    let name: &[u8] = if version == BIFF8 { b"\x01\x00s" } else { b"\x01s" };
    let stream = stream(version, globals, &[(name, cells)]);
    let mut book = workbook::read(&container(&[("Workbook", &stream)])).expect("read");
    assert_eq!((book.grids.len(), book.grids[0].name.as_str()), (1, "s"));
    book.grids.remove(0)
}

/// What the cells show, with their addresses; behind those that should show something else an exclamation mark.
fn shown(grid: &Grid) -> Vec<String> {
    let cells = grid.cells().iter();
    cells.map(|cell| format!("{} {}{}", cell.area.address(), cell.text, if cell.failed { " !" } else { "" })).collect()
}

#[test]
fn cells_of_every_kind() {
    let place = |column| (0, column);
    let rk = |bits: u32| bits.to_le_bytes();
    let cells = vec![
        cell(0x203, place(0), 0, &1.5_f64.to_le_bytes()),
        cell(0x27E, place(1), 0, &rk(12_345 << 2 | 3)),
        cell(0x27E, place(2), 0, &rk(0x3FF8_0000)),
        record(
            0xBD,
            &[words(&[0, 3, 1]), rk(7 << 2 | 2).into(), words(&[0]), rk(u32::MAX << 2 | 2).into(), words(&[4])]
                .concat(),
        ),
        cell(0x204, place(5), 0, &wide("标签", 2)),
        cell(0xD6, place(6), 0, &wide("富文本", 2)),
        cell(0xFD, place(7), 0, &0_u32.to_le_bytes()),
        cell(0xFD, place(8), 0, &9_u32.to_le_bytes()),
        cell(0x205, place(9), 0, &[1, 0]),
        cell(0x205, place(10), 0, &[0x2A, 1]),
        cell(0x201, place(11), 0, &[]),
        record(0xBE, &words(&[0, 12, 0, 0, 13])),
    ];
    let sst = [&[1, 0, 0, 0, 1, 0, 0, 0][..], &wide("共享", 2)].concat();
    let styles = [
        record(0xE0, &words(&[0, 0])),
        record(0x41E, &[words(&[164]), wide("0\"户\"", 2)].concat()),
        record(0xE0, &words(&[0, 164])),
    ];
    let globals = [styles.concat(), record(0xFC, &sst)];
    let grid = read(BIFF8, &globals, cells);
    assert_eq!(
        shown(&grid),
        [
            "A1 1.5",
            "B1 123.45",
            "C1 1.5",
            "D1 7户",
            "E1 -1",
            "F1 标签",
            "G1 富文本",
            "H1 共享",
            "I1 [文字 9] !",
            "J1 TRUE",
            "K1 #N/A !"
        ]
    );
    assert!(grid.notices.is_empty(), "{:?}", grid.notices);
}

#[test]
fn merged_ranges() {
    let cells = |count| {
        let merges = record(0xE5, &words(&[count, 0, 1, 0, 2, 3, 3, 0, 1]));
        vec![cell(0x204, (0, 0), 0, &wide("大", 2)), cell(0x204, (3, 2), 0, &wide("小", 2)), merges]
    };
    let grid = read(BIFF8, &[], cells(2));
    let areas: Vec<_> =
        grid.cells().iter().map(|cell| (cell.area.address(), cell.area.rows, cell.area.columns)).collect();
    assert_eq!(areas, [("A1".into(), 2, 3), ("A4".into(), 1, 2), ("C4".into(), 1, 1)]);
    assert!(grid.notices.is_empty());
    let grid = read(BIFF8, &[], cells(3));
    assert_eq!((grid.cells().len(), grid.notices.len()), (3, 1), "it says that it has more than it has");
}

#[test]
fn results_of_formulas() {
    let text = |text: &str| record(0x207, &wide(text, 2));
    let cells = vec![
        formula((0, 0), 2.5_f64.to_le_bytes()),
        formula((0, 1), [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        // The formula that several cells share stands between a cell and its text.
        record(0x4BC, &[0; 12]),
        text("和"),
        formula((0, 2), [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        formula((0, 3), [2, 0, 0x07, 0, 0, 0, 0xFF, 0xFF]),
        formula((0, 4), [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        formula((0, 5), [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x221, &[0; 14]),
        record(0x207, &[3, 0, 1, 0x53, 0x90]),
        record(0x3C, &[0, b'x', b'y']),
        cell(0x406, (0, 6), 0, &[&3.0_f64.to_le_bytes()[..], &[0; 8]].concat()),
    ];
    let grid = read(BIFF8, &[], cells);
    assert_eq!(shown(&grid), ["A1 2.5", "B1 和", "C1 TRUE", "D1 #DIV/0! !", "F1 道xy", "G1 3"]);
    assert!(grid.notices.is_empty(), "{:?}", grid.notices);
}

/// The shared texts of a workbook, their data cut into two records at `cut`: within a text the second says anew how the
/// text is written. None where a character would be cut in two, which no program does.
fn shared_texts(texts: &[(&str, bool, usize)], cut: usize) -> Option<Vec<u8>> {
    let mut data = vec![0; 8];
    let mut again = Vec::new();
    for (text, is_wide, aside) in texts {
        let units: Vec<u16> = text.encode_utf16().collect();
        let flags = u8::from(*is_wide) | if *aside > 0 { 0x0C } else { 0 };
        data.extend([&(units.len() as u16).to_le_bytes()[..], &[flags]].concat());
        if *aside > 0 {
            data.extend([&1_u16.to_le_bytes()[..], &(*aside as u32).to_le_bytes()].concat());
        }
        for unit in units {
            if data.len() == cut {
                again.push(u8::from(*is_wide));
            } else if *is_wide && data.len() + 1 == cut {
                return None;
            }
            let bytes = unit.to_le_bytes();
            data.extend(&bytes[..if *is_wide { 2 } else { 1 }]);
        }
        data.extend(vec![0xEE; if *aside > 0 { 4 + aside } else { 0 }]);
    }
    let rest = [again, data.split_off(cut.min(data.len()))].concat();
    Some([record(0xFC, &data), record(0x3C, &rest)].concat())
}

#[test]
fn shared_texts_cut_anywhere() {
    let texts =
        [("ab", false, 0), ("绩效😀", true, 0), ("", false, 0), ("é富", true, 5), ("plain", false, 7), ("尾", true, 0)];
    let cells = || (0..6_u16).map(|at| cell(0xFD, (at, 0), 0, &u32::from(at).to_le_bytes())).collect();
    let mut tried = 0;
    for globals in (8..100).filter_map(|cut| shared_texts(&texts, cut)) {
        assert_eq!(shown(&read(BIFF8, &[globals], cells())), ["A1 ab", "A2 绩效😀", "A4 é富", "A5 plain", "A6 尾"]);
        tried += 1;
    }
    assert!(tried > 80, "{tried}");
}

#[test]
fn a_shared_text_that_breaks_off_is_none() {
    let mut broken = shared_texts(&[("ab", false, 0), ("abcdef", false, 0)], usize::MAX).expect("texts");
    // Without the last three letters, and without the record behind.
    broken.truncate(broken.len() - 7);
    let length = u16::try_from(broken.len() - 4).expect("length");
    broken[2..4].copy_from_slice(&length.to_le_bytes());
    let cells = (0..2_u16).map(|at| cell(0xFD, (at, 0), 0, &u32::from(at).to_le_bytes())).collect();
    assert_eq!(shown(&read(BIFF8, &[broken], cells)), ["A1 ab", "A2 [文字 1] !"]);
}

#[test]
fn texts_in_code_pages() {
    let label = |text: &[u8]| cell(0x204, (0, 0), 0, &[&(text.len() as u16).to_le_bytes()[..], text].concat());
    let gbk = [0xBC, 0xA8, 0xD0, 0xA7];
    for (page, text, expected) in [
        (Some(936), &gbk[..], "绩效"),
        (None, &gbk[..], "绩效"),
        (Some(1_252), &[0xE9, b'a'][..], "éa"),
        (Some(1_251), &[0xCF][..], "П"),
        (Some(950), &[0xC1, 0x5A][..], "績"),
    ] {
        let globals: Vec<Vec<u8>> = page.map(|page| record(0x42, &words(&[page]))).into_iter().collect();
        let grid = read(BIFF5, &globals, vec![label(text)]);
        assert_eq!(grid.cells()[0].text, expected, "{page:?}");
    }
    let format = record(0x41E, &[&words(&[164])[..], &[4], b"0\"\xBB\xA7"].concat());
    let format = [format, record(0xE0, &words(&[0, 164]))].concat();
    let grid = read(BIFF5, &[format], vec![cell(0x203, (0, 0), 0, &2.0_f64.to_le_bytes())]);
    assert_eq!(shown(&grid), ["A1 2户"]);
}

#[test]
fn dates_from_1904_on() {
    let globals = [record(0x22, &words(&[1])), record(0xE0, &words(&[0, 14]))];
    let grid = read(BIFF8, &globals, vec![cell(0x203, (0, 0), 0, &0_f64.to_le_bytes())]);
    assert_eq!(shown(&grid), ["A1 1904年1月1日"]);
}

#[test]
fn sheets_that_are_not_what_they_should_be() {
    let number = |row| cell(0x203, (row, 0), 0, &1_f64.to_le_bytes());
    let short = read(BIFF8, &[], vec![number(0), cell(0x203, (1, 0), 0, &[1]), number(2)]);
    assert_eq!(shown(&short), ["A1 1", "A3 1"]);
    assert_eq!(short.notices, ["工作表有损坏的地方，可能缺少内容：请与原表核对"]);
    let chart = vec![record(0x809, &words(&[BIFF8, 0x20])), number(5), record(0x0A, &[]), number(1)];
    assert_eq!(shown(&read(BIFF8, &[], chart)), ["A2 1"], "a chart on the sheet has cells of its own");
    let whole = stream(BIFF8, &[], &[(b"\x01\x00a", vec![number(0)]), (b"\x01\x00b", vec![number(1)])]);
    let open = whole.len() - 4;
    let cut = workbook::read(&container(&[("Workbook", &whole[..open])])).expect("read");
    assert_eq!(cut.grids[1].notices, ["工作表没有读完：内容在中途断开"]);
    let none = workbook::read(&container(&[("Workbook", &whole[..30])]));
    assert_eq!(none.err(), Some(WorkbookError::Damaged("内容不合格式".into())));
}

#[test]
fn no_record_is_read_twice() {
    let rows: u16 = 3_000;
    let cells: Vec<Vec<u8>> = (0..rows).map(|row| cell(0x203, (row, 0), 0, &1_f64.to_le_bytes())).collect();
    let mut one = stream(BIFF8, &[], &[(b"\x01\x00a", cells)]);
    // The place of the sheet stands behind the first record, of 20 bytes, and the head of the second.
    let start = u32::from_le_bytes(one[24..28].try_into().expect("start"));
    let again: Vec<u8> = (1..limits::SHEETS as u32)
        .flat_map(|_| {
            record(0x85, &[&(start + 13 * (limits::SHEETS as u32 - 1)).to_le_bytes()[..], b"\0\0\x01\0b"].concat())
        })
        .collect();
    one.splice(33..33, again);
    let moved = start + 13 * (limits::SHEETS as u32 - 1);
    one[24..28].copy_from_slice(&moved.to_le_bytes());
    let book = workbook::read(&container(&[("Workbook", &one)])).expect("read");
    assert_eq!(book.grids.len(), limits::SHEETS);
    assert_eq!(book.grids.iter().map(|grid| grid.cells().len()).sum::<usize>(), usize::from(rows));
    assert_eq!(book.grids[1].notices, ["工作表没有读完：内容在中途断开"]);
}

#[test]
fn what_the_container_holds() {
    let sheet = stream(BIFF8, &[], &[(b"\x01\x00a", Vec::new())]);
    let read = |streams: &[(&str, &[u8])]| workbook::read(&container(streams)).map(|book| book.grids.len());
    assert_eq!(read(&[("Book", &sheet)]), Ok(1));
    assert_eq!(read(&[("Workbook", &sheet), ("MBD0001/WordDocument", b"x")]), Ok(1), "a text in a sheet");
    assert_eq!(
        read(&[("MBD0001/Workbook", &sheet), ("WordDocument", b"x")]),
        Err(WorkbookError::OtherKind(Foreign::Text))
    );
    assert_eq!(read(&[("PowerPoint Document", b"x")]), Err(WorkbookError::OtherKind(Foreign::Slides)));
    assert_eq!(read(&[("EncryptedPackage", b"x")]), Err(WorkbookError::Encrypted));
    assert_eq!(read(&[("MBD0001/Workbook", &sheet)]), Err(WorkbookError::NotASpreadsheet));
}

#[test]
fn files_behind_a_password() {
    for pass in [words(&[0, 0x1234, 0x5678]), words(&[1, 1, 1])] {
        for version in [BIFF5, BIFF8] {
            let stream = stream(version, &[record(0x2F, &pass)], &[]);
            assert_eq!(workbook::read(&container(&[("Workbook", &stream)])).err(), Some(WorkbookError::Encrypted));
        }
    }
}
