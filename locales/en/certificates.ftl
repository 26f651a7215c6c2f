# Certificates: PDF, messages, and the page that verifies them.
certificate-button = 🎓 Certificate
certificate-title = Certificate
certificate-heading = CERTIFICATE
certificate-given-to = awarded to
certificate-took-part = who took part in the class
certificate-when = { $date }, { $time }
certificate-number-label = Certificate number
certificate-verify = Verify it by scanning the QR code, or at:
certificate-file-name = certificate-{ $date }
certificate-caption = 🎓 Congratulations! This is the certificate of <b>{ $course }</b> for { $name }. Anybody can verify it by the QR code.
certificate-did-not-come = Certificates are for those who were checked in. If you were there, please tell the library.
certificate-not-found = That certificate was not found.
certificate-all-button = 🎓 All certificates
certificate-all-caption = 🎓 { $count ->
        [one] The certificate
       *[other] { $count } certificates
    } of <b>{ $course }</b>, one page each, guests too. Print them or pass them on. They hold personal data: delete the file when it is not needed any more.
certificate-all-none = Nobody is checked in yet, so there are no certificates.
certificate-mine-button = 🎓 My certificates
certificate-choose = 🎓 <b>Your certificates</b>. Choose the class:
certificate-choose-button = { $date } · { $name }
certificate-none = No certificates yet. They are given to those who were checked in at a class.
certificate-page-title = Verify a certificate
certificate-page-known = This certificate is genuine
certificate-page-name = Name
certificate-page-course = Class
certificate-page-date = Date
certificate-page-number = Number
certificate-page-unknown = This number is not known
certificate-page-unknown-hint = Check the number again, or scan the QR code on the certificate.
