//! The container of .xls files: streams and folders in chained sectors, see \[MS-CFB\]. Nothing in it is trusted:
//! chains may be circular or leave the file, and stated lengths may be wrong.

use super::super::error::WorkbookError;

/// The first bytes of every container.
pub(crate) const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Numbers from here on are marks, not sectors.
const RESERVED: u32 = 0xFFFF_FFFA;
/// The end of a chain.
const END: u32 = 0xFFFF_FFFE;
/// Streams shorter than this are stored in the mini stream.
const MINI_LIMIT: usize = 4_096;
/// The size of a sector of the mini stream.
const MINI_SECTOR: usize = 64;
/// The size of a directory entry.
const ENTRY: usize = 128;

/// A container whose chains are sound.
pub(super) struct Ole<'b> {
    bytes: &'b [u8],
    sector: usize,
    fat: Vec<u32>,
    mini: Vec<u8>,
    mini_fat: Vec<u32>,
    /// The entries of the root folder. Other folders hold embedded files, such as a Word document in a sheet.
    entries: Vec<Entry>,
}

/// A directory entry: a stream or a folder.
#[derive(Clone)]
struct Entry {
    name: String,
    /// Its left and right sibling, and for a folder its first child.
    linked: [u32; 3],
    start: u32,
    length: usize,
}

impl<'b> Ole<'b> {
    /// Reads the container in `bytes`.
    pub(super) fn new(bytes: &'b [u8]) -> Result<Self, WorkbookError> {
        Self::read(bytes).ok_or_else(|| WorkbookError::Damaged("文件结构不完整".to_owned()))
    }

    fn read(bytes: &'b [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4_096,
            _ => return None,
        };
        let mut ole =
            Self { bytes, sector, fat: Vec::new(), mini: Vec::new(), mini_fat: Vec::new(), entries: Vec::new() };
        let most = bytes.len() / sector + 1;
        // The header lists the first 109 sectors of the FAT; a chain of sectors lists the rest.
        let mut tables: Vec<u32> = (0..109).filter_map(|i| u32_at(bytes, 76 + 4 * i)).collect();
        let mut next = u32_at(bytes, 68)?;
        let mut links = 0;
        while next < RESERVED {
            links += 1;
            let numbers = numbers(ole.sector_at(next)?);
            let (last, listed) = numbers.split_last()?;
            if links > most || tables.len() > most + sector {
                return None;
            }
            tables.extend(listed);
            next = *last;
        }
        for table in tables.into_iter().filter(|number| *number < RESERVED) {
            if ole.fat.len() > 2 * most + sector {
                return None;
            }
            let numbers = numbers(ole.sector_at(table)?);
            ole.fat.extend(numbers);
        }
        let directory = ole.chain(u32_at(bytes, 48)?, usize::MAX)?;
        let directory: Vec<Entry> = directory.chunks_exact(ENTRY).filter_map(entry).collect();
        let (start, length) = directory.first().map(|root| (root.start, root.length))?;
        ole.entries = of_root(&directory);
        if u32_at(bytes, 64)? > 0 {
            ole.mini = ole.chain(start, length)?;
            ole.mini_fat = numbers(&ole.chain(u32_at(bytes, 60)?, usize::MAX)?);
        }
        Some(ole)
    }

    /// Whether the root folder has a stream or folder `name`.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The stream `name` of the root folder.
    pub(super) fn stream(&self, name: &str) -> Result<Vec<u8>, WorkbookError> {
        let Entry { start, length, .. } = *self.entry(name).ok_or(WorkbookError::NotASpreadsheet)?;
        let stream = if length < MINI_LIMIT { self.mini_chain(start, length) } else { self.chain(start, length) };
        stream.ok_or_else(|| WorkbookError::Damaged("文件结构不完整".to_owned()))
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn sector_at(&self, number: u32) -> Option<&'b [u8]> {
        let start = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        follow(start, length, &self.fat, |number| self.sector_at(number))
    }

    fn mini_chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        follow(start, length, &self.mini_fat, |number| {
            let start = (number as usize).checked_mul(MINI_SECTOR)?;
            self.mini.get(start..start.checked_add(MINI_SECTOR)?.min(self.mini.len()))
        })
    }
}

/// The bytes of the chain that begins at `start`, at most `length`; None if it leaves the file or is circular.
fn follow<'s>(start: u32, length: usize, fat: &[u32], sector: impl Fn(u32) -> Option<&'s [u8]>) -> Option<Vec<u8>> {
    let mut chain = Vec::new();
    let mut number = start;
    let mut links = 0;
    while number != END {
        let bytes = sector(number)?;
        links += 1;
        if links > fat.len() {
            return None;
        }
        chain.extend_from_slice(bytes.get(..length - chain.len()).unwrap_or(bytes));
        if chain.len() >= length {
            break;
        }
        number = *fat.get(number as usize)?;
    }
    Some(chain)
}

/// The entries of `directory` in the root folder, found by their links, each once.
fn of_root(directory: &[Entry]) -> Vec<Entry> {
    let mut unseen: Vec<Option<&Entry>> = directory.iter().map(Some).collect();
    let mut links: Vec<u32> = directory.first().map(|root| root.linked[2]).into_iter().collect();
    let mut found = Vec::new();
    while let Some(link) = links.pop() {
        if let Some(entry) = unseen.get_mut(link as usize).and_then(Option::take) {
            let [before, behind, _] = entry.linked;
            links.extend([before, behind]);
            found.push(entry.clone());
        }
    }
    found
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let units: Vec<u16> = bytes.get(..64)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
    let name: Vec<u16> = units.into_iter().take_while(|unit| *unit != 0).collect();
    Some(Entry {
        name: String::from_utf16_lossy(&name),
        linked: [u32_at(bytes, 68)?, u32_at(bytes, 72)?, u32_at(bytes, 76)?],
        start: u32_at(bytes, 116)?,
        length: u32_at(bytes, 120)? as usize,
    })
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|number| u32_at(number, 0)).collect()
}

/// The number in the two bytes at `at`.
fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// The number in the four bytes at `at`.
fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
