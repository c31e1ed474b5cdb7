//! GS1 identifiers: one thing has one URI, whether it was written as an EPC URI or as a Digital Link.
//!
//! What an EPC URI says of the length of a company prefix is lost in a Digital Link, so that the latter is the canonical one.
//! Source: CBV 2.0 (GS1, 2022), section 8.9, rules 17 and 18; GS1 Digital Link URI syntax 1.2; EPC Tag Data Standard 2.0.

use std::borrow::Cow;

/// Where canonical Digital Link URIs live.
pub(crate) const GS1_ID: &str = "https://id.gs1.org";

/// The one URI of a thing or place that GS1 identifies; any other id as it is.
pub fn canonical_id(id: &str) -> Cow<'_, str> {
    // Most ids are none; this is asked for every one of them.
    let link = if id.starts_with("urn:epc:") {
        link_of_epc(id)
    } else if id.starts_with("http") {
        link_of_uri(id)
    } else {
        None
    };
    match link {
        Some(link) if link != id => link.into(),
        _ => id.into(),
    }
}

/// The canonical Digital Link URI of an EPC URI, an EPC class URI or an EPC pattern URI (rule 17), or of an EPC tag URI, which
/// readers of tags tell: it has the size of the tag and a filter besides, which say nothing of the thing.
///
/// Characters of serial numbers stay as the EPC URI has them: what it must escape, a web URI must escape too.
pub(crate) fn link_of_epc(text: &str) -> Option<String> {
    let (form, rest) = text.strip_prefix("urn:epc:")?.split_once(':')?;
    let (scheme, rest) = rest.split_once(':')?;
    let (form, scheme, rest) = match form {
        "tag" => {
            let (filter, rest) = rest.split_once('.')?;
            ("id", scheme.split_once('-').filter(|_| digits(filter, 1).is_some())?.0, rest)
        }
        _ => (form, scheme, rest),
    };
    let (company, rest) = rest.split_once('.')?;
    if !is_digits(company) || !(6..=12).contains(&company.len()) {
        return None;
    }
    let path = match form {
        "id" => path_of_id(scheme, company, rest),
        "class" if scheme == "lgtin" => {
            let (item, lot) = rest.split_once('.')?;
            Some(format!("01/{}/10/{}", gtin(company, item)?, serial(lot, 20)?))
        }
        "idpat" => path_of_pattern(scheme, company, rest.strip_suffix(".*")?),
        _ => None,
    };
    Some(format!("{GS1_ID}/{}", path?))
}

fn path_of_id(scheme: &str, company: &str, rest: &str) -> Option<String> {
    // Keys without a serial number first: what follows the company prefix is all of the reference.
    match scheme {
        "sscc" => return Some(format!("00/{}", moved_first_digit(company, rest, 17)?)),
        "gsrn" => return Some(format!("8018/{}", checked(company, rest, 17)?)),
        "gsrnp" => return Some(format!("8017/{}", checked(company, rest, 17)?)),
        "gsin" => return Some(format!("402/{}", checked(company, rest, 16)?)),
        "giai" => return Some(format!("8004/{company}{}", serial(rest, 30 - company.len())?)),
        "ginc" => return Some(format!("401/{company}{}", serial(rest, 30 - company.len())?)),
        "pgln" => return Some(format!("417/{}", checked(company, rest, 12)?)),
        _ => {}
    }
    let (reference, last) = rest.split_once('.')?;
    Some(match scheme {
        "sgtin" => format!("01/{}/21/{}", gtin(company, reference)?, serial(last, 20)?),
        "upui" => format!("01/{}/235/{}", gtin(company, reference)?, serial(last, 28)?),
        "itip" => {
            let (piece, last) = last.split_once('.')?;
            let (total, last) = last.split_once('.')?;
            format!("8006/{}/21/{}", itip(company, reference, piece, total)?, serial(last, 20)?)
        }
        // The extension 0 says that there is none.
        "sgln" if last == "0" => format!("414/{}", checked(company, reference, 12)?),
        "sgln" => format!("414/{}/254/{}", checked(company, reference, 12)?, serial(last, 20)?),
        "grai" => format!("8003/0{}{}", checked(company, reference, 12)?, serial(last, 16)?),
        "gdti" => format!("253/{}{}", checked(company, reference, 12)?, serial(last, 20)?),
        "sgcn" | "gcn" => format!("255/{}{}", checked(company, reference, 12)?, digits(last, 12)?),
        "cpi" => format!("8010/{company}{}/8011/{}", serial(reference, 30 - company.len())?, digits(last, 12)?),
        _ => return None,
    })
}

/// A pattern names a class: the key without its serial number.
fn path_of_pattern(scheme: &str, company: &str, reference: &str) -> Option<String> {
    Some(match scheme {
        "sgtin" | "upui" => format!("01/{}", gtin(company, reference)?),
        "itip" => {
            let (item, rest) = reference.split_once('.')?;
            let (piece, total) = rest.split_once('.')?;
            format!("8006/{}", itip(company, item, piece, total)?)
        }
        "grai" => format!("8003/0{}", checked(company, reference, 12)?),
        "gdti" => format!("253/{}", checked(company, reference, 12)?),
        "sgcn" | "gcn" => format!("255/{}", checked(company, reference, 12)?),
        "cpi" => format!("8010/{company}{}", serial(reference, 30 - company.len())?),
        _ => return None,
    })
}

/// A key of so many digits and the check digit after them.
fn checked(company: &str, reference: &str, length: usize) -> Option<String> {
    let key = format!("{company}{reference}");
    (key.len() == length && is_digits(&key)).then(|| format!("{key}{}", check_digit(&key)))
}

/// A key whose first digit stands after the company prefix in the EPC URI.
fn moved_first_digit(company: &str, reference: &str, length: usize) -> Option<String> {
    let (first, rest) = reference.split_at_checked(1)?;
    checked(&format!("{first}{company}"), rest, length)
}

/// A GTIN of 14 digits; its first one is the indicator.
fn gtin(company: &str, item: &str) -> Option<String> {
    moved_first_digit(company, item, 13)
}

/// A GTIN with the number of a piece and how many pieces there are.
fn itip(company: &str, item: &str, piece: &str, total: &str) -> Option<String> {
    let is_two = |text: &str| text.len() == 2 && is_digits(text);
    (is_two(piece) && is_two(total)).then_some(format!("{}{piece}{total}", gtin(company, item)?))
}

/// The check digit of a key: weights 3 and 1 from the right (GS1 General Specifications, section 7.9.1).
fn check_digit(key: &str) -> u32 {
    let digits = key.chars().rev().filter_map(|digit| digit.to_digit(10));
    let sum: u32 = digits.zip([3, 1].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    (10 - sum % 10) % 10
}

fn digits(text: &str, most: usize) -> Option<&str> {
    (is_digits(text) && text.len() <= most).then_some(text)
}

/// A serial number of 1 to `most` characters; one that is escaped counts as one.
fn serial(text: &str, most: usize) -> Option<&str> {
    let mut rest = text.bytes();
    let mut count = 0;
    while let Some(byte) = rest.next() {
        let is_allowed = match byte {
            b'%' => rest.next()?.is_ascii_hexdigit() && rest.next()?.is_ascii_hexdigit(),
            b'/' | b'#' | b'?' => false,
            _ => byte.is_ascii_graphic(),
        };
        count += 1;
        if !is_allowed || count > most {
            return None;
        }
    }
    (count > 0).then_some(text)
}

/// The constrained canonical form of a Digital Link URI (rule 18); `None` for all other URIs.
pub(crate) fn link_of_uri(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let path = rest.split_once('?').map_or(rest, |(path, _)| path);
    let segments: Vec<&str> = path.strip_suffix('/').unwrap_or(path).split('/').skip(1).collect();
    // The path may begin with something of the resolver's own.
    let path = (0..segments.len()).find_map(|at| constrained(segments.get(at)?, segments.get(at + 1..)?))?;
    Some(format!("{GS1_ID}/{path}"))
}

/// A primary key and its finest qualifier, from the path segments of a Digital Link URI; `None` where they are none.
fn constrained(key: &str, rest: &[&str]) -> Option<String> {
    let (&value, rest) = rest.split_first()?;
    let (pairs, odd) = rest.as_chunks::<2>();
    if !odd.is_empty() {
        return None;
    }
    let key = application_identifier(key);
    let value: Cow<'_, str> = match key {
        "00" | "8006" | "8017" | "8018" => digits(value, 18).filter(|key| key.len() == 18)?.into(),
        "01" => padded_gtin(value)?.into(),
        "253" => with_serial(value, 13, 17)?.into(),
        "255" => with_serial(value, 13, 12).filter(|key| is_digits(key))?.into(),
        "402" => digits(value, 17).filter(|key| key.len() == 17)?.into(),
        "414" | "417" => digits(value, 13).filter(|key| key.len() == 13)?.into(),
        "8003" => with_serial(value, 14, 16)?.into(),
        // A company prefix, or as much of one as tells the key from other paths.
        "401" | "8004" | "8010" => with_serial(value, 4, 26).filter(|key| key.len() > 4)?.into(),
        _ => return None,
    };
    let mut finest = None;
    for &[qualifier, value] in pairs {
        let rank = qualifier_rank(key, application_identifier(qualifier))?;
        let most = if rank == RANK_OF_THIRD_PARTY { 28 } else { 20 };
        finest = finest.max(Some((rank, application_identifier(qualifier), serial(value, most)?)));
    }
    Some(match finest {
        Some((rank, qualifier, serial)) if rank > 0 => format!("{key}/{value}/{qualifier}/{serial}"),
        _ => format!("{key}/{value}"),
    })
}

/// Rank of the serial number that a third party gives to a GTIN.
const RANK_OF_THIRD_PARTY: u8 = 3;

/// How fine a qualifier identifies under a key; 0 is left out, and `None` is none of that key.
fn qualifier_rank(key: &str, qualifier: &str) -> Option<u8> {
    match (key, qualifier) {
        // A variant of a product is no level of its own.
        ("01" | "8006", "22") => Some(0),
        ("01" | "8006", "10") => Some(1),
        ("01" | "8006", "21") | ("414", "254") | ("8010", "8011") => Some(2),
        ("01", "235") => Some(RANK_OF_THIRD_PARTY),
        _ => None,
    }
}

/// The number that stands for a key or qualifier which is written as a word (Digital Link 1.1; given up since).
fn application_identifier(segment: &str) -> &str {
    match segment {
        "gtin" => "01",
        "itip" => "8006",
        "cpid" => "8010",
        "gln" => "414",
        "party" => "417",
        "gsrnp" => "8017",
        "gsrn" => "8018",
        "gcn" => "255",
        "sscc" => "00",
        "gdti" => "253",
        "ginc" => "401",
        "gsin" => "402",
        "grai" => "8003",
        "giai" => "8004",
        "cpv" => "22",
        "lot" => "10",
        "ser" => "21",
        _ => segment,
    }
}

/// A GTIN of 8, 12, 13 or 14 digits with all its 14.
fn padded_gtin(value: &str) -> Option<String> {
    (is_digits(value) && matches!(value.len(), 8 | 12..=14)).then(|| format!("{value:0>14}"))
}

/// A key of so many digits and a serial number after them, which may be missing.
fn with_serial(value: &str, length: usize, most: usize) -> Option<&str> {
    let (key, rest) = value.split_at_checked(length)?;
    (is_digits(key) && (rest.is_empty() || serial(rest, most).is_some())).then_some(value)
}

/// Whether a text is digits and nothing else, one at least.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(id: &str, canonical: &str) {
        assert_eq!(canonical_id(id), canonical);
        assert_eq!(canonical_id(canonical), canonical, "what is canonical stays");
    }

    #[test]
    fn a_thing_has_one_id_however_it_is_written() {
        check("urn:epc:id:sscc:4012345.0000000011", "https://id.gs1.org/00/040123450000000115");
        check(
            "https://partner.example/x/sscc/040123450000000115?17=261231",
            "https://id.gs1.org/00/040123450000000115",
        );
        check("urn:epc:tag:sscc-96:3.4012345.0000000011", "https://id.gs1.org/00/040123450000000115");
        check("urn:epc:tag:grai-96:0.4012345.00022.334455", "https://id.gs1.org/8003/04012345000221334455");
        check("urn:epc:id:sgln:4012345.00005.0", "https://id.gs1.org/414/4012345000054");
    }

    #[test]
    fn other_ids_stay() {
        for id in [
            "PMC12345LX",
            "",
            "urn:epc:id:sscc:1.2",
            "urn:epc:tag:sscc-96:x.4012345.0000000011",
            "https://partner.example/gate/7",
            "http",
            "urn:epc:id:gid:1.2.3",
        ] {
            check(id, id);
        }
    }
}
