//! .xls files written by hand: records, and the container around them.

/// Bytes of a sector.
const SECTOR: usize = 512;
/// Streams shorter than this would lie in sectors of another kind.
const LEAST: usize = 4_096;
const FREE: u32 = 0xFFFF_FFFF;
const END: u32 = 0xFFFF_FFFE;
const TABLE: u32 = 0xFFFF_FFFD;

/// A record of that kind with that data.
pub(crate) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("short enough");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// Numbers of two bytes, one behind the other.
pub(crate) fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// The stream of a workbook of that version: what stands in its globals, and sheets by name with what is in them.
pub(crate) fn stream(version: u16, globals: &[Vec<u8>], sheets: &[(&[u8], Vec<Vec<u8>>)]) -> Vec<u8> {
    let begin = |kind: u16| record(0x809, &words(&[version, kind, 0, 0, 0, 0, 0, 0]));
    let named = |start: usize, name: &[u8]| {
        let start = u32::try_from(start).expect("start").to_le_bytes();
        record(0x85, &[&start[..], &[0, 0], name].concat())
    };
    let head = [begin(5), globals.concat()].concat();
    let contents: Vec<Vec<u8>> =
        sheets.iter().map(|(_, records)| [begin(0x10), records.concat(), record(0x0A, &[])].concat()).collect();
    let names: usize = sheets.iter().map(|(name, _)| named(0, name).len()).sum();
    let mut start = head.len() + names + 4;
    let mut stream = head;
    for ((name, _), content) in sheets.iter().zip(&contents) {
        stream.extend(named(start, name));
        start += content.len();
    }
    [stream, record(0x0A, &[]), contents.concat()].concat()
}

/// A container that holds streams by their paths: `Book`, or `folder/WordDocument`.
pub(crate) fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut folders: Vec<&str> = streams.iter().filter_map(|(path, _)| Some(path.split_once('/')?.0)).collect();
    folders.dedup();
    let contents: Vec<Vec<u8>> = streams.iter().map(|(_, bytes)| sectors(bytes)).collect();
    let entries = 1 + folders.len() + streams.len();
    let directory = (entries * 128).div_ceil(SECTOR);
    let used = directory + contents.iter().map(|bytes| bytes.len() / SECTOR).sum::<usize>();
    let tables = used.div_ceil(SECTOR / 4 - 1);
    let mut table = vec![TABLE; tables];
    chain(&mut table, directory);
    let mut listed = vec![Entry { name: "Root Entry", kind: 5, ..Entry::default() }];
    listed.extend(folders.iter().map(|name| Entry { name, kind: 1, ..Entry::default() }));
    for ((path, _), content) in streams.iter().zip(&contents) {
        let start = chain(&mut table, content.len() / SECTOR);
        let (folder, name) = path.split_once('/').unwrap_or(("", path));
        let folder = folders.iter().position(|known| *known == folder).map_or(0, |place| place + 1);
        listed.push(Entry { name, kind: 2, folder, start, length: content.len() });
    }
    table.resize(tables * SECTOR / 4, FREE);
    let mut file = header(tables);
    file.extend(table.iter().flat_map(|number| number.to_le_bytes()));
    let mut entries: Vec<u8> = (0..listed.len()).flat_map(|place| written(&listed, place)).collect();
    entries.resize(directory * SECTOR, 0);
    [file, entries, contents.concat()].concat()
}

/// An entry of the directory; in the root's own the folder is nothing.
#[derive(Default)]
struct Entry<'n> {
    name: &'n str,
    kind: u8,
    folder: usize,
    start: u32,
    length: usize,
}

/// The entry at `place`; each points to the next in its folder.
fn written(entries: &[Entry<'_>], place: usize) -> Vec<u8> {
    let entry = &entries[place];
    let number = |place: Option<usize>| place.map_or(FREE, |place| u32::try_from(place).expect("place"));
    let within =
        |folder: usize, after: usize| (after + 1..entries.len()).find(|other| entries[*other].folder == folder);
    let next = if place == 0 { None } else { within(entry.folder, place) };
    let first = if entry.kind == 2 { None } else { within(place, 0) };
    let mut bytes = vec![0; 128];
    for (at, unit) in entry.name.encode_utf16().enumerate() {
        bytes[2 * at..2 * at + 2].copy_from_slice(&unit.to_le_bytes());
    }
    bytes[64] = u8::try_from(2 * entry.name.encode_utf16().count() + 2).expect("short");
    bytes[66] = entry.kind;
    let length = u32::try_from(entry.length).expect("length");
    for (at, value) in [(68, FREE), (72, number(next)), (76, number(first)), (116, entry.start), (120, length)] {
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    bytes
}

fn sectors(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes.resize(bytes.len().max(LEAST).next_multiple_of(SECTOR), 0);
    bytes
}

/// Adds a chain of `count` sectors to the table; gives the first.
fn chain(table: &mut Vec<u32>, count: usize) -> u32 {
    let start = u32::try_from(table.len()).expect("start");
    table.extend((1..count).map(|at| start + u32::try_from(at).expect("place")));
    table.push(END);
    start
}

fn header(tables: usize) -> Vec<u8> {
    let mut bytes = vec![0; SECTOR];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    bytes[24..34].copy_from_slice(&words(&[0x3E, 3, 0xFFFE, 9, 6]));
    let tables = u32::try_from(tables).expect("tables");
    assert!(tables <= 109, "no more than the header has room for");
    for (at, value) in [(44, tables), (48, tables), (56, 4_096), (60, END), (68, END)] {
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    for (at, place) in (76..SECTOR).step_by(4).zip(0..) {
        let sector = if place < tables { place } else { FREE };
        bytes[at..at + 4].copy_from_slice(&sector.to_le_bytes());
    }
    bytes
}
