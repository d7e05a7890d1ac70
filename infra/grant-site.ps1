<#
.SYNOPSIS
Lets Pledgekeeper's identity write to one SharePoint site, and to no other; can make the library's columns too.

.DESCRIPTION
Run by a SharePoint administrator, once. Needs the PowerShell module Microsoft.Graph.Authentication (in Azure Cloud Shell it
is there). Run again it changes nothing that is right already. It prints the id to set as SHAREPOINT_DRIVE_ID.

.EXAMPLE
./grant-site.ps1 -SiteUrl https://contoso.sharepoint.com/sites/Democracy -ClientId 11111111-2222-3333-4444-555555555555 -Columns

.EXAMPLE
./grant-site.ps1 -SiteUrl https://contoso.sharepoint.com/sites/Democracy -ClientId 11111111-2222-3333-4444-555555555555 -Revoke
#>
[CmdletBinding()]
param(
  # The site with the document library.
  [Parameter(Mandatory)] [uri] $SiteUrl,
  # Client id of the managed identity or of the app registration (AZURE_CLIENT_ID, or MicrosoftAppId).
  [Parameter(Mandatory)] [guid] $ClientId,
  # The library's name as people see it.
  [string] $Library = 'Documents',
  # Make the columns that the library lacks.
  [switch] $Columns,
  # Take the grant back.
  [switch] $Revoke,
  # Global, USGov, USGovDoD or China.
  [string] $Environment = 'Global'
)
$ErrorActionPreference = 'Stop'

Connect-MgGraph -Environment $Environment -NoWelcome `
  -Scopes 'Sites.FullControl.All', 'Application.Read.All', 'AppRoleAssignment.ReadWrite.All'

function Get-Graph([string] $Path) { Invoke-MgGraphRequest -Method GET -Uri "v1.0/$Path" -OutputType PSObject }
function Send-Graph([string] $Method, [string] $Path, $Body) {
  Invoke-MgGraphRequest -Method $Method -Uri "v1.0/$Path" -Body ($Body | ConvertTo-Json -Depth 6) `
    -ContentType 'application/json' -OutputType PSObject
}

$site = Get-Graph "sites/$($SiteUrl.Host):$($SiteUrl.AbsolutePath.TrimEnd('/'))"
$grants = (Get-Graph "sites/$($site.id)/permissions").value | Where-Object {
  @($_.grantedToIdentitiesV2).application.id -contains "$ClientId"
}

if ($Revoke) {
  foreach ($grant in $grants) {
    Invoke-MgGraphRequest -Method DELETE -Uri "v1.0/sites/$($site.id)/permissions/$($grant.id)"
  }
  Write-Host "The grant on $SiteUrl is taken back."
  return
}

# 1. The application permission Sites.Selected: by itself it opens no site at all.
$identity = (Get-Graph "servicePrincipals?`$filter=appId eq '$ClientId'").value[0]
if (-not $identity) { throw "There is no identity with the client id $ClientId in this tenant." }
$graph = (Get-Graph "servicePrincipals?`$filter=appId eq '00000003-0000-0000-c000-000000000000'").value[0]
$role = $graph.appRoles | Where-Object { $_.value -eq 'Sites.Selected' }
$held = (Get-Graph "servicePrincipals/$($identity.id)/appRoleAssignments").value.appRoleId
if ($held -notcontains $role.id) {
  Send-Graph POST "servicePrincipals/$($identity.id)/appRoleAssignments" @{
    principalId = $identity.id; resourceId = $graph.id; appRoleId = $role.id
  } | Out-Null
}

# 2. The right to write to this one site.
if (-not $grants) {
  Send-Graph POST "sites/$($site.id)/permissions" @{
    roles = @('write')
    grantedToIdentities = @(@{ application = @{ id = "$ClientId"; displayName = $identity.displayName } })
  } | Out-Null
}

$drive = (Get-Graph "sites/$($site.id)/drives").value | Where-Object { $_.name -eq $Library }
if (-not $drive) { throw "The site has no library called '$Library'." }

# 3. The columns, which the identity itself may not make.
if ($Columns) {
  $list = Get-Graph "drives/$($drive.id)/list"
  $there = (Get-Graph "sites/$($site.id)/lists/$($list.id)/columns").value.name
  $wanted = @(
    @{ name = 'MeetingDate'; displayName = 'Meeting date'; dateTime = @{ format = 'dateOnly' } }
    @{ name = 'Committee'; displayName = 'Committee'; text = @{ maxLength = 255 } }
    @{ name = 'Part'; displayName = 'Part'; choice = @{ choices = @('Part 1', 'Part 2') } }
    @{ name = 'PackVersion'; displayName = 'Pack version'; number = @{ decimalPlaces = 'none' } }
    @{ name = 'PackStatus'; displayName = 'Pack status'; choice = @{ choices = @('draft', 'final', 'attached') } }
  )
  foreach ($column in $wanted) {
    if ($there -notcontains $column.name) {
      Send-Graph POST "sites/$($site.id)/lists/$($list.id)/columns" $column | Out-Null
    }
  }
}

Write-Host "Granted. Set SHAREPOINT_DRIVE_ID=$($drive.id)"
